// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ifMatch } from '../../api/client';
import { ApiError } from '../../api/errors';
import { useIdempotencyKey } from '../../api/idempotency';
import type { AccessChanged, GrantRow } from '../../api/types';
import { useApiForm } from '../../ui/use-api-form';
import { useRehearsal } from './use-rehearsal';

interface Sent {
  path: { id: string };
  query: { dry_run?: boolean };
  header: { 'If-Match': string; 'Idempotency-Key'?: string };
}

interface Said {
  reason?: string;
  as_of?: string;
}

interface GrantAct<V extends { reason: string }, B> {
  /** Which act, so that rehearsals of two acts on one access are not mistaken for one another. */
  act: string;
  grant: GrantRow;
  initial: V;
  /** All but the reason, which changes nothing of what will happen. Null: not complete yet. */
  bodyOf: (values: V) => B | null;
  send: (body: B & Said, sent: Sent) => Promise<AccessChanged>;
  place?: (pointer: string) => string;
  onDone: (changed: AccessChanged) => void;
}

/** What somebody else made of the access meanwhile; null for every other refusal. */
function newerIn(error: unknown): GrantRow | null {
  if (!(error instanceof ApiError) || error.status !== 412) return null;
  const current = error.problem.current as GrantRow | null | undefined;
  return current?.version === undefined ? null : current;
}

/** Rehearses an act on one access while its form is filled in, then does what was rehearsed. Whoever
 * saves second is shown what the first one did, keeps what they typed and decides again. */
export function useGrantAct<V extends { reason: string }, B>(of: GrantAct<V, B>) {
  const { act, grant, initial, bodyOf, send, place, onDone } = of;
  const client = useQueryClient();
  const keyFor = useIdempotencyKey();
  const [seen, setSeen] = useState(grant);
  const asOf = useRef<(body: unknown) => { as_of?: string }>(() => ({}));
  const sent = (rest: { query: Sent['query']; key?: Partial<Sent['header']> }): Sent => ({
    path: { id: seen.id },
    query: rest.query,
    header: { ...ifMatch(seen.version), ...rest.key },
  });
  const take = (newer: GrantRow) => {
    setSeen(newer);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'get' });
  };
  const api = useApiForm<V, AccessChanged>({
    initial,
    ...(place ? { place } : {}),
    send: (values) => {
      const body = bodyOf(values) as B;
      const reason = values.reason.trim();
      const dated = { ...body, ...asOf.current(body), ...(reason ? { reason } : {}) };
      return send(dated, sent({ query: {}, key: keyFor({ dated, version: seen.version }) }));
    },
    onError: (error) => {
      const newer = newerIn(error);
      if (newer) take(newer);
      return newer !== null;
    },
    onDone,
  });
  const { values } = api.form;
  const body = bodyOf(values);
  const rehearsal = useRehearsal(`${act}-${seen.id}-${seen.version}`, body, (asked) =>
    send(asked as B & Said, sent({ query: { dry_run: true } })),
  );
  const { effects, pending, error, asOf: asOfNow } = rehearsal;
  useEffect(() => {
    asOf.current = asOfNow;
  });
  const newer = newerIn(error);
  const stale = newer !== null && newer.version !== seen.version;
  useEffect(() => {
    if (stale) take(newer);
    // A newer version is the only reason; the rest is new with every drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [newer?.version]);
  return {
    api,
    form: api.form,
    values,
    complete: body !== null,
    /** What the form stands on now, and what it began with. */
    grant: seen,
    began: grant,
    panel: { effects, pending: pending || stale, error: stale ? null : error },
  };
}
