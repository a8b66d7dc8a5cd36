// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useViewing } from './use-viewing';

type Wanted = Omit<Parameters<ReturnType<typeof useViewing>['begin']>[0], 'mode'>;

interface Props {
  wanted: Wanted;
  disabled?: boolean;
  children: ReactNode;
}

/** Opens the pages of a student for reading. */
export function ViewButton({ wanted, disabled = false, children }: Props) {
  const { begin, busy } = useViewing();
  return (
    <Button
      variant="default"
      h="auto"
      mih={36}
      maw="100%"
      py={4}
      styles={{ label: { whiteSpace: 'normal' } }}
      leftSection={<IconEye size={17} stroke={1.7} aria-hidden />}
      loading={busy}
      disabled={disabled}
      onClick={() => begin({ mode: 'view', ...wanted })}
    >
      {children}
    </Button>
  );
}
