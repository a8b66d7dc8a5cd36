// SPDX-License-Identifier: Apache-2.0
// A demo school of its own for each worker: the real program on a real database.
import { AxeBuilder } from '@axe-core/playwright';
import {
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from '@playwright/test';
import { type Engine, type School, startSchool } from './server';
import { codeFor } from './staff-api';

interface Options {
  engine: Engine;
  /** So many more people than the demo school has. */
  students: number;
}

type Opened = BrowserContextOptions & { locale: string };

interface Doors {
  /** The owner in English, in a window of a usual size. */
  owner: Page;
  /** The owner with a browser of another language or size. */
  staff: (options: Opened) => Promise<Page>;
  /** A student who has just signed in with the code of their mail. */
  student: (email: string, options: Opened) => Promise<Page>;
  /** A browser that nobody has used yet. */
  stranger: (options: Opened) => Promise<Page>;
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** The link works once, so the first journey of a worker uses it and the others share the session. */
async function ownerState(browser: Browser, school: School): Promise<State> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(school.link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Contacts', exact: true })).toBeVisible();
  const state = await context.storageState();
  await context.close();
  return state;
}

export const test = base.extend<Doors, Options & { school: School; signedIn: State }>({
  engine: ['sqlite', { scope: 'worker', option: true }],
  students: [0, { scope: 'worker', option: true }],
  school: [
    async ({ engine, students }, use) => {
      const school = await startSchool({ engine, demo: true, students });
      await use(school);
      await school.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  signedIn: [async ({ browser, school }, use) => use(await ownerState(browser, school)), { scope: 'worker' }],
  stranger: async ({ browser, school }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: school.url, ...options });
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  staff: async ({ stranger, signedIn }, use) => {
    await use((options) => stranger({ ...options, storageState: signedIn }));
  },
  owner: async ({ staff }, use) => use(await staff({ locale: 'en-GB' })),
  student: async ({ stranger, owner }, use) => {
    await use(async (email, options) => {
      const page = await stranger(options);
      await page.goto('/learn');
      await enterByCode(page, email, () => codeFor(owner, email));
      return page;
    });
  },
});

/** Types the address, then the code of the mail as people type it: in small letters, with a space. */
export async function enterByCode(page: Page, email: string, code: () => Promise<string>) {
  await page.getByRole('textbox').first().fill(email);
  await page.locator('button[type="submit"]').click();
  const field = page.locator('[autocomplete="one-time-code"]');
  await expect(field).toBeVisible();
  await field.fill((await code()).toLowerCase().replace('-', ' '));
  await page.locator('button[type="submit"]').click();
  await expect(page.getByRole('navigation')).toBeVisible();
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** All that a dark page can do wrong when the light one is right. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** `only`: those rules and no others, where the page was looked at before. */
export async function seesNoBarrier(page: Page, only?: string[]) {
  // Nothing runs in the frame that shows a mail, not even the checker, which would wait for ever.
  const axe = new AxeBuilder({ page }).exclude('iframe[sandbox]');
  const found = await (only ? axe.withRules(only) : axe.withTags(rules)).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Colours change with the next drawing, and on a busy machine that is not at once. */
async function isDrawnIn(page: Page, scheme: 'light' | 'dark') {
  await page.waitForFunction((wanted) => {
    const { mantineColorScheme: drawn } = document.documentElement.dataset;
    return drawn === undefined || drawn === wanted;
  }, scheme);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Light and dark, a phone and a desk: no barrier, and nothing to scroll sideways to. */
export async function seesNoBarrierAnywhere(page: Page) {
  const before = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await isDrawnIn(page, colorScheme);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await seesNoBarrier(page, colorScheme === 'dark' ? colourRules : undefined);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(before);
}

let taken = 0;

/** Keeps a picture of a step in the folder that STOA_PICTURES names, to look at it afterwards. */
export async function picture(page: Page, name: string) {
  const folder = process.env.STOA_PICTURES;
  if (!folder) return;
  taken += 1;
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}/${String(process.pid)}-${String(taken).padStart(3, '0')}-${name}.png` });
}

export { expect };
