// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode } from 'react';
import { openOver } from '../../ui/over';
import { useToast } from '../../ui/toast';
import { touches } from './impact-text';
import type { Impact } from '../../api/types';
import type { Dated, Kept } from './use-impact';
import { rehearsalKey } from './use-rehearsal';

const ImpactDialog = lazy(async () => ({ default: (await import('./impact-dialog')).ImpactDialog }));

export interface Answered {
  impact?: Impact | null;
}

export interface Rehearsed {
  dry_run?: boolean;
  impact_from?: number;
}

/** One press that may reach many people. */
export interface Press {
  /** What is pressed and the version it stands on. */
  door: string;
  title: string;
  verb: string;
  text?: ReactNode;
  danger?: boolean;
  /** Asked also when it changes nothing for anybody. */
  always?: boolean;
  /** With `dry_run` nothing is written. */
  send: (body: Partial<Kept> & Dated, query: Rehearsed) => Promise<Answered>;
  onDone: (answer: Answered) => void;
  /** Refused, or thought better of. */
  onLeft?: () => void;
}

/** Does at once what changes nothing for anybody; asks before anything else, and says whom it concerns. */
export function useForeseen(): (press: Press) => void {
  const client = useQueryClient();
  const { sayError } = useToast();
  const doing = useMutation({
    mutationFn: (press: Press) => press.send({}, {}),
    onSuccess: (answer, press) => press.onDone(answer),
    onError: (error, press) => {
      sayError(error);
      press.onLeft?.();
    },
  });
  const ask = async (press: Press) => {
    const body = { keep_open: true };
    const impact = await client.fetchQuery({
      queryKey: rehearsalKey(press.door, JSON.stringify(body)),
      queryFn: async () => (await press.send(body, { dry_run: true })).impact ?? null,
      networkMode: 'always',
      retry: false,
    });
    if (!press.always && !touches(impact)) return doing.mutate(press);
    openOver((close) => <ImpactDialog press={press} onClose={close} />);
  };
  return (press) =>
    void ask(press).catch((error: unknown) => {
      sayError(error);
      press.onLeft?.();
    });
}
