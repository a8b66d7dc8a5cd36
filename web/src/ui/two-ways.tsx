// SPDX-License-Identifier: Apache-2.0
import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './form-modal.module.css';

export interface OtherWay {
  label: string;
  first: string;
  second: string;
  content: () => ReactNode;
}

/** A form, and beside it another way to the same end. What was typed stays while one looks. */
export function TwoWays({ other, children }: { other: OtherWay; children: ReactNode }) {
  const [way, setWay] = useState<string | null>('first');
  return (
    <Tabs value={way} onChange={setWay} className={classes.ways ?? ''}>
      <Tabs.List aria-label={other.label} px="md">
        <Tabs.Tab value="first">{other.first}</Tabs.Tab>
        <Tabs.Tab value="second">{other.second}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="first" pt="sm" className={classes.way ?? ''}>
        {children}
      </Tabs.Panel>
      <Tabs.Panel value="second" p="md">
        {way === 'second' && other.content()}
      </Tabs.Panel>
    </Tabs>
  );
}
