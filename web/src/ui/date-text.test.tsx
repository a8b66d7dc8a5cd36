// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerWith, show, speak } from '../testing/render';
import { DateText } from './date-text';

const late = '2026-05-03T22:30:00Z';

/** The school lives in Paris; whoever reads has this zone, or none of their own. */
async function read(zone: string | null, title: RegExp, clock: 'own' | 'school' = 'own') {
  const body = { staff: { zone }, can: [], school: { name: 'S', zone: 'Europe/Paris' } };
  answerWith(({ path }) => (path === '/api/session' ? { body } : undefined));
  const { unmount } = await show(<DateText at={late} time clock={clock} />);
  await waitFor(() =>
    expect(screen.getByRole('time')).toHaveAttribute('title', expect.stringMatching(title)),
  );
  const text = screen.getByRole('time').textContent;
  unmount();
  return text;
}

describe('a date on a staff screen', () => {
  beforeEach(() => speak('en'));

  it('is read by the school’s clock unless its reader chose another', async () => {
    expect(await read(null, /00:30 in Paris/)).toContain('4 May 2026, 00:30');
    expect(await read('America/New_York', /18:30 in New York/)).toContain('3 May 2026, 18:30');
  });

  it('names the clock, and the school’s where it shows something else', async () => {
    await read('Asia/Tokyo', /07:30 in Tokyo · .*00:30 in Paris$/);
  });

  it('says nothing twice when both clocks show the same', async () => {
    await read('Europe/Berlin', /00:30 in Berlin$/);
  });

  it('keeps to the school’s clock for terms of access, whoever reads', async () => {
    expect(await read('Asia/Tokyo', /00:30 in Paris · .*07:30 for you$/, 'school')).toContain('00:30');
  });
});
