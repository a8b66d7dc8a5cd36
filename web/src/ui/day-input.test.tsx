// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { show, speak } from '../testing/render';
import { DayInput } from './day-input';
import { FormModal } from './form-modal';
import { useApiForm } from './use-api-form';

const sent = vi.fn();

function Payment({ required = false }: { required?: boolean }) {
  const api = useApiForm({
    initial: { paid_on: '2026-03-01' },
    send: async (values) => {
      sent(values);
    },
    onDone: () => undefined,
  });
  const { form } = api;
  return (
    <FormModal title="A payment" verb="Save" onClose={() => undefined} api={api}>
      <DayInput
        label="Paid on"
        required={required}
        value={form.values.paid_on}
        onChange={(day) => form.setFieldValue('paid_on', day)}
      />
      <button type="button" onClick={() => form.setFieldValue('paid_on', '2026-05-03')}>
        3 May
      </button>
      <output>{form.values.paid_on || 'none'}</output>
    </FormModal>
  );
}

const field = () => screen.findByRole<HTMLInputElement>('textbox', { name: /Paid on|Day/ });
const told = () => screen.getByRole('status').textContent;

/** In one go or in several, as keys are pressed. */
async function retype(...texts: string[]) {
  const input = await field();
  await userEvent.clear(input);
  for (const text of texts) await userEvent.paste(text);
  return input;
}

describe('a day in a form', () => {
  beforeEach(async () => {
    sent.mockReset();
    await speak('en');
  });

  it.each([
    { pieces: ['31/02/2027'], fault: 'There is no such day.' },
    // What it begins with is the 31st of January.
    { pieces: ['31/1', '1/2027'], fault: 'There is no such day.' },
    { pieces: ['demain'], fault: /^Write a day, such as \d/ },
    { pieces: ['01/01/19', '00'], fault: 'Choose a day between 1970 and 2199.' },
  ])('keeps $pieces as it was typed, says what is wrong and sends nothing', async ({ pieces, fault }) => {
    await show(<Payment />);
    const input = await retype(...pieces);
    const text = pieces.join('');
    expect(screen.queryByText(fault)).not.toBeInTheDocument();
    await userEvent.tab();
    expect(input).toHaveValue(text);
    expect(screen.getByText(fault)).toBeInTheDocument();
    expect(told()).toBe('none');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(sent).not.toHaveBeenCalled();
    expect(input).toHaveValue(text);
  });

  it('says it as well where it is sent by the keyboard while it is typed', async () => {
    await show(<Payment />);
    await retype('31/02/2027');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('There is no such day.')).toBeInTheDocument();
    expect(sent).not.toHaveBeenCalled();
  });

  it('is sent once it is mended, or when another is chosen', async () => {
    await show(<Payment />);
    const input = await retype('31/02/2027');
    await userEvent.tab();
    await retype('28/02/2027');
    await userEvent.tab();
    expect(input).toHaveValue('28 Feb 2027');
    expect(screen.queryByText('There is no such day.')).not.toBeInTheDocument();
    await retype('soon');
    await userEvent.tab();
    await userEvent.click(screen.getByRole('button', { name: '3 May' }));
    expect(await field()).toHaveValue('3 May 2026');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent).toHaveBeenCalledWith({ paid_on: '2026-05-03' }));
  });

  it('may be empty where it is not needed, and is missed where it is', async () => {
    const { unmount } = await show(<Payment />);
    await userEvent.clear(await field());
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent).toHaveBeenCalledWith({ paid_on: '' }));
    unmount();
    sent.mockReset();
    await show(<Payment required />);
    await userEvent.clear(await field());
    await userEvent.tab();
    expect(screen.getByText('This is needed.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(sent).not.toHaveBeenCalled();
  });
});

function Alone({ onDay }: { onDay: (day: string) => void }) {
  const [day, setDay] = useState('2026-03-01');
  const choose = (chosen: string) => {
    onDay(chosen);
    setDay(chosen);
  };
  return (
    <>
      <DayInput label="Day" alone value={day} onChange={choose} />
      <button type="button" onClick={() => choose('')}>
        Now
      </button>
    </>
  );
}

describe('a day that is no part of a form', () => {
  const onDay = vi.fn();
  beforeEach(async () => {
    onDay.mockReset();
    await speak('fr');
    await show(<Alone onDay={onDay} />);
  });

  it('is told when it is whole and not before', async () => {
    const input = await retype('1/1/20', '30');
    expect(onDay).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(onDay.mock.calls).toEqual([['2030-01-01']]);
    expect(input).toHaveValue('1 janv. 2030');
  });

  it('is not told when it is none, and makes room for what is chosen elsewhere', async () => {
    const input = await retype('01/01/1900');
    await userEvent.keyboard('{Enter}');
    expect(input).toHaveValue('01/01/1900');
    expect(screen.getByText('Choisissez un jour entre 1970 et 2199.')).toBeInTheDocument();
    expect(onDay).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Now' }));
    expect(await field()).toHaveValue('');
    expect(screen.queryByText('Choisissez un jour entre 1970 et 2199.')).not.toBeInTheDocument();
  });
});
