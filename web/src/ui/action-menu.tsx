// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

export interface Action {
  label: string;
  onClick: () => void;
  danger?: boolean;
  disabled?: boolean;
}

interface Props {
  label: string;
  groups: Action[][];
  size?: number;
  /** What the actions are about, where the row alone does not say it. */
  heading?: string | undefined;
  /** For actions that are asked for when the menu is opened. */
  later?: { onOpen: () => void; waiting: boolean };
}

/** Groups are divided by a line; what cannot be done now is left out by the caller. */
export function ActionMenu({ label, groups, size = 28, heading, later }: Props) {
  const { t } = useTranslation();
  const shown = groups.filter((group) => group.length > 0);
  if (shown.length === 0 && !later) return null;
  return (
    <Menu position="bottom-end" {...(later ? { onOpen: later.onOpen } : {})}>
      <Menu.Target>
        <ActionIcon variant={size > 30 ? 'default' : 'subtle'} color="gray" size={size} aria-label={label}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {heading && <Menu.Label>{heading}</Menu.Label>}
        {later?.waiting && <Menu.Item disabled>{t('common.loading')}</Menu.Item>}
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
