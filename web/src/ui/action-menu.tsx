// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Fragment } from 'react';

export interface Action {
  label: string;
  onClick: () => void;
  danger?: boolean;
  disabled?: boolean;
}

/** Groups are divided by a line; what cannot be done now is left out by the caller. */
export function ActionMenu({ label, groups, size = 28 }: { label: string; groups: Action[][]; size?: number }) {
  const shown = groups.filter((group) => group.length > 0);
  if (shown.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant={size > 30 ? 'default' : 'subtle'} color="gray" size={size} aria-label={label}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {shown.map((group, i) => (
          <Fragment key={group[0]?.label}>
            {i > 0 && <Menu.Divider />}
            {group.map((action) => (
              <Menu.Item
                key={action.label}
                disabled={action.disabled ?? false}
                onClick={action.onClick}
                {...(action.danger ? { c: 'var(--stoa-danger)' } : {})}
              >
                {action.label}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
