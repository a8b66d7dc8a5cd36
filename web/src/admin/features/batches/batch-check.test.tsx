// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../../api/types';
import { answerWith, show, speak } from '../../../testing/render';
import { BatchCheck } from './batch-check';
import { BatchReport } from './batch-report';

const batch: Batch = {
  id: 'bat_1',
  name: 'Freeze: 14 days',
  act: { freeze: { days: 14 } },
  selection_kind: 'members',
  of: { product: 'prd_1' },
  reason: '',
  total: 300,
  people: 300,
  state: 'rehearsed',
  counts: { waits: 0, will: 297, already: 2, refused: 1, done: 0, failed: 0, undone: 0 },
  progress: 300,
  failure: null,
  as_of: '2026-01-01T00:00:00Z',
  job: null,
  created_by: 'Olga',
  created_at: '2026-01-01T00:00:00Z',
  finished_at: null,
  mails: { count: 0 },
  lessons: { opened: 0, closed: 1200 },
  can: ['run', 'rename'],
  version: 3,
};

const stale = { type: '', title: '', status: 412, code: 'stale', request_id: '' };

describe('a change of many', () => {
  beforeEach(() => speak('en'));

  it('says with its numbers what one button will do, and runs what was seen', async () => {
    const asked = answerWith(({ method }) => (method === 'POST' ? { body: { ...batch, state: 'running' } } : undefined));
    await show(<BatchCheck batch={batch} />);
    expect(await screen.findByText('In all, 1,200 lessons close. Progress is kept.')).toBeInTheDocument();
    expect(screen.getByText('No e-mail will be sent.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Discard' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Freeze 297 accesses' }));
    const [run] = asked.filter(({ method }) => method === 'POST');
    expect(run?.path).toBe('/api/batches/bat_1/run');
    expect(run?.headers.get('If-Match')).toBe('"3"');
  });

  it('is not run by whoever pressed second: they look again', async () => {
    answerWith(({ method }) => (method === 'POST' ? { status: 412, body: stale } : undefined));
    await show(<BatchCheck batch={batch} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Freeze 297 accesses' }));
    expect(await screen.findByText(/Somebody else changed this meanwhile\. Look again/)).toBeInTheDocument();
  });

  it('cannot be run when nobody would change', async () => {
    answerWith(() => undefined);
    await show(<BatchCheck batch={{ ...batch, counts: { ...batch.counts, will: 0, already: 299 } }} />);
    expect(await screen.findByRole('button', { name: 'Nothing to change' })).toBeDisabled();
  });

  it('taken back in part says how many stay, and offers the way back for those', async () => {
    answerWith(() => undefined);
    const counts = { ...batch.counts, will: 0, done: 2, undone: 295 };
    await show(<BatchReport batch={{ ...batch, state: 'undone', counts, can: ['undo'] }} />);
    expect(await screen.findByText('295 taken back.')).toBeInTheDocument();
    expect(screen.getByText('2 stay changed, because something later stands on them.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Undo for 2' })).toBeEnabled();
  });

  it('whose mails have left has no way back, and says so', async () => {
    answerWith(() => undefined);
    const counts = { ...batch.counts, will: 0, done: 297 };
    await show(<BatchReport batch={{ ...batch, act: { access_mail: {} }, state: 'done', counts, can: [] }} />);
    expect(await screen.findByText('What has left cannot be called back.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Undo/ })).not.toBeInTheDocument();
  });
});
