// SPDX-License-Identifier: Apache-2.0
import { Anchor, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './summary-line.module.css';

interface Props {
  text: string;
  /** What stands behind the line has to be seen: something in it is refused. */
  forced?: boolean;
  children: ReactNode;
}

/** What usually stays as it is takes one line, until Change is pressed. */
export function SummaryLine({ text, forced = false, children }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  if (opened || forced) return children;
  return (
    <div className={classes.line}>
      <Text size="sm">{text}</Text>
      <Anchor
        component="button"
        type="button"
        size="sm"
        fw={600}
        aria-expanded={false}
        onClick={() => setOpened(true)}
      >
        {t('common.change')}
      </Anchor>
    </div>
  );
}
