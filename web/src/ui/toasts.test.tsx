// SPDX-License-Identifier: Apache-2.0
import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { show, speak } from '../testing/render';
import { useToast } from './toast';
import { Toasts } from './toasts';

function Screen() {
  const { say } = useToast();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Toasts />
      <button type="button" onClick={() => say('Access extended', 'jrn_1')}>
        Extend
      </button>
      <button type="button" onClick={() => setOpen(true)}>
        Freeze
      </button>
      {open && (
        <Modal opened onClose={() => setOpen(false)} title="Freeze the access">
          <button type="button" onClick={() => say('Copied')}>
            Copy
          </button>
        </Modal>
      )}
    </>
  );
}

function onScreenOf(phone: boolean) {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (media) =>
      ({ matches: phone, media, addEventListener: () => undefined, removeEventListener: () => undefined }) as never,
  );
}

const openedOn = async (phone: boolean) => {
  onScreenOf(phone);
  await speak('en');
  await show(<Screen />);
  await userEvent.click(screen.getByRole('button', { name: 'Extend' }));
  expect(await screen.findByText('Access extended')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Freeze' }));
  await screen.findByRole('dialog');
};

describe('what was said', () => {
  afterEach(() => {
    act(() => notifications.clean());
    vi.restoreAllMocks();
  });

  it('is put away on a phone when a dialog opens, and what is said in the dialog stays', async () => {
    await openedOn(true);
    await waitFor(() => expect(screen.queryByText('Access extended')).not.toBeInTheDocument());
    await userEvent.click(screen.getByText('Copy'));
    expect(await screen.findByText('Copied')).toBeInTheDocument();
  });

  it('stays on a wide screen', async () => {
    await openedOn(false);
    expect(screen.getByText('Access extended')).toBeInTheDocument();
  });
});
