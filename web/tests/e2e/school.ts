// SPDX-License-Identifier: Apache-2.0
// A demo school of its own for each file: the real program on a real database.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

const binary = process.env.STOA_BINARY ?? join(import.meta.dirname, '../../../build/test/stoa');

interface School {
  url: string;
  /** A one-time link for the owner. */
  ownerLink: string;
}

function listening(server: ChildProcess): Promise<School> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const link = /Sign in +(\S+)/.exec(said)?.[1];
      if (link) resolve({ url: new URL(link).origin, ownerLink: link });
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

const freePort = 20_000 + (process.pid % 10_000);

export const test = base.extend<{ owner: Page }, { school: School }>({
  school: [
    async ({}, use) => {
      const data = mkdtempSync(join(tmpdir(), 'stoa-journey-'));
      execFileSync(binary, ['demo', '--data', data]);
      const server = spawn(binary, ['serve', '--data', data, '--listen', `127.0.0.1:${freePort}`]);
      await use(await listening(server));
      server.removeAllListeners('exit');
      server.kill('SIGTERM');
      await new Promise((done) => server.on('exit', done));
      rmSync(data, { recursive: true });
    },
    { scope: 'worker' },
  ],
  owner: async ({ school, browser }, use) => {
    const context = await browser.newContext({ locale: 'en-GB', storageState: await ownerState(browser, school) });
    const page = await context.newPage();
    await use(page);
    await context.close();
  },
});

type Browser = import('@playwright/test').Browser;
let state: Awaited<ReturnType<import('@playwright/test').BrowserContext['storageState']>> | undefined;

/** The link works once, so the first journey uses it and the others share the session. */
async function ownerState(browser: Browser, school: School) {
  if (state) return state;
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(school.ownerLink);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  state = await context.storageState();
  await context.close();
  return state;
}

export async function seesNoBarrier(page: Page) {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

export { expect };
