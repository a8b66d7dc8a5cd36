// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useSingleKeys } from './use-single-keys';

interface AddProps {
  label: string;
  dialog: (close: () => void) => ReactNode;
}

/** The one primary action of a list: a button, the key `c`, and the dialog they open. */
export function AddButton({ label, dialog }: AddProps) {
  const [open, setOpen] = useState(false);
  useSingleKeys({ c: () => setOpen(true) });
  return (
    <>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && dialog(() => setOpen(false))}
    </>
  );
}
