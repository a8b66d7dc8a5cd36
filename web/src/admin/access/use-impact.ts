// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { Impact } from '../../api/types';
import { useRehearsal } from './use-rehearsal';
import { useStale } from './use-stale';

export interface Kept {
  keep_open: boolean;
}

export interface Dated {
  as_of?: string;
}

type Ask<B> = (body: B & Kept & Dated, from: number) => Promise<{ impact?: Impact | null }>;

/** What a change of an offer or a course would do to everybody it reaches, and whether they keep
 * open what they have open now. */
export function useImpact<B extends object>(door: string, body: B | null, ask: Ask<B>) {
  const [keep, setKeep] = useState(true);
  const kept = (of: B) => ({ ...of, keep_open: keep });
  const rehearsal = useRehearsal(door, body && kept(body), async (one: B & Kept) => ({
    effects: (await ask(one, 0)).impact,
  }));
  const stale = useStale(rehearsal.error);
  const impact = rehearsal.effects;
  return {
    keep,
    setKeep,
    impact,
    pending: rehearsal.pending || stale,
    error: stale ? null : rehearsal.error,
    /** What is sent with the change itself, so that what was said is what is done. */
    decided: (of: B): Partial<Kept> & Dated => ({ keep_open: keep, ...rehearsal.asOf(kept(of)) }),
    /** The people concerned, from this one on, as they were counted. */
    people: async (from: number): Promise<Impact | null> => {
      if (!body || !impact) return null;
      return (await ask({ ...kept(body), as_of: impact.as_of }, from)).impact ?? null;
    },
  };
}

export type Foreseen = Omit<ReturnType<typeof useImpact>, 'decided'>;
