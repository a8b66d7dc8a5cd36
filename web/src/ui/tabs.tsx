// SPDX-License-Identifier: Apache-2.0
import { Tabs as MantineTabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useListState } from './list-state';
import classes from './tabs.module.css';
import { useInSight } from './use-in-sight';

interface Tab {
  key: string;
  label: string;
  content: () => ReactNode;
}

/** The open tab stands in the address; the first one needs no mention. */
export function PageTabs({ tabs, label }: { tabs: Tab[]; label: string }) {
  const { text, set } = useListState();
  const active = tabs.find((tab) => tab.key === text('tab')) ?? tabs[0];
  const list = useInSight(active?.key ?? '');
  if (!active) return null;
  const choose = (key: string | null) => {
    const ofList = { search: undefined, sort: undefined, state: undefined, signed_in: undefined };
    const ofPanel = { product: undefined, why: undefined, at: undefined };
    set({ ...ofList, ...ofPanel, tab: key === tabs[0]?.key ? undefined : (key ?? undefined) });
  };
  return (
    <MantineTabs value={active.key} onChange={choose} keepMounted={false}>
      <MantineTabs.List ref={list} aria-label={label} className={classes.list}>
        {tabs.map((tab) => (
          <MantineTabs.Tab key={tab.key} value={tab.key} className={classes.tab}>
            {tab.label}
          </MantineTabs.Tab>
        ))}
      </MantineTabs.List>
      <MantineTabs.Panel value={active.key} pt="md">
        {active.content()}
      </MantineTabs.Panel>
    </MantineTabs>
  );
}
