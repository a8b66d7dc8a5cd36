// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { isSound, isSoundRule, type Period, type ReleaseRule } from '../../lib/policy';
import { show, speak } from '../../testing/render';
import { PeriodEditor } from './period-editor';
import { RuleEditor } from './rule-editor';

const typed: { period?: Period; rule?: ReleaseRule } = {};

function Periods({ first }: { first: Period }) {
  const [value, setValue] = useState(first);
  const change = (next: Period) => {
    typed.period = next;
    setValue(next);
  };
  return <PeriodEditor period={value} onChange={change} />;
}

function Rules({ first }: { first: ReleaseRule }) {
  const [value, setValue] = useState(first);
  const change = (next: ReleaseRule) => {
    typed.rule = next;
    setValue(next);
  };
  return <RuleEditor rule={value} onChange={change} />;
}

async function paste(field: HTMLElement, text: string) {
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste(text);
  await userEvent.tab();
}

describe('a number of the terms', () => {
  beforeEach(() => speak('en'));

  it('stays as it was typed when the field is left, with the range beside it', async () => {
    await show(<Periods first={{ type: 'days', count: 30 }} />);
    const field = await screen.findByLabelText('How many');
    for (const wrong of ['99999', '0', '-3', '1.5']) {
      await paste(field, wrong);
      expect(field).toHaveValue(wrong);
      expect(screen.getByText('A whole number from 1 to 36500.')).toBeInTheDocument();
      expect(isSound({ period: typed.period ?? null })).toBe(false);
    }
    await paste(field, '45');
    expect(screen.queryByText(/A whole number/)).not.toBeInTheDocument();
    expect(typed.period).toEqual({ type: 'days', count: 45 });
  });

  it('is not fifteen because one and a half was pasted', async () => {
    await show(<Periods first={{ type: 'months', count: 3 }} />);
    const field = await screen.findByLabelText('How many');
    await paste(field, '1,5');
    expect(field).toHaveValue('1,5');
    expect(screen.getByText('A whole number from 1 to 1200.')).toBeInTheDocument();
    expect(isSound({ period: typed.period ?? null })).toBe(false);
  });

  it('of a rule is as honest: a delay may be none, a length may not', async () => {
    const open = { type: 'after' as const, days: 7, time: '09:00' };
    await show(<Rules first={{ open, close: { type: 'after_open', days: 14 } }} />);
    const delay = await screen.findByLabelText('Days after the start');
    const length = screen.getByLabelText('Days after opening');
    for (const wrong of ['1,5', '40000', '-1', '']) {
      await paste(delay, wrong || ' ');
      expect(isSoundRule(typed.rule)).toBe(false);
      expect(screen.getByText('A whole number from 0 to 36500.')).toBeInTheDocument();
    }
    await paste(delay, '0');
    expect(isSoundRule(typed.rule)).toBe(true);
    await paste(length, '0');
    expect(length).toHaveValue('0');
    expect(screen.getByText('A whole number from 1 to 36500.')).toBeInTheDocument();
    expect(isSoundRule(typed.rule)).toBe(false);
  });

  it('goes up and down by the arrow keys, inside its range', async () => {
    await show(<Periods first={{ type: 'days', count: 2 }} />);
    const field = await screen.findByLabelText('How many');
    field.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(field).toHaveValue('1');
    await userEvent.keyboard('{ArrowUp}');
    expect(typed.period).toEqual({ type: 'days', count: 2 });
  });
});
