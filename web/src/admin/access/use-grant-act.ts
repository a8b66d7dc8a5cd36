// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ifMatch } from '../../api/client';
import { ApiError, fieldOf } from '../../api/errors';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Effects, GrantRow } from '../../api/types';
import { codeText } from '../../i18n/dynamic';
import { type ApiForm, useApiForm } from '../../ui/use-api-form';
import { useRehearsal } from './use-rehearsal';

interface Sent {
  path: { id: string };
  query: { dry_run?: boolean };
  header: { 'If-Match': string; 'Idempotency-Key'?: string };
}

interface Said {
  as_of?: string;
}

interface GrantAct<V extends Record<string, unknown>, B, R> {
  /** Which act, so that rehearsals of two acts on one access are not mistaken for one another. */
  act: string;
  grant: GrantRow;
  initial: V;
  /** What will happen depends on it. Null: not complete yet. */
  bodyOf: (values: V) => B | null;
  /** What is sent besides and changes nothing of that: the reason, usually. */
  besides?: (values: V) => object;
  send: (body: B & Said, sent: Sent) => Promise<R>;
  place?: (pointer: string) => string;
  onDone: (changed: R, values: V) => void;
}

/** What somebody else made of the access meanwhile; null for every other refusal. */
export function newerIn(error: unknown): GrantRow | null {
  if (!(error instanceof ApiError) || error.status !== 412) return null;
  const current = error.problem.current as GrantRow | null | undefined;
  return current?.version === undefined ? null : current;
}

const reasonOf = ({ reason }: Record<string, unknown>): object =>
  typeof reason === 'string' && reason.trim() ? { reason: reason.trim() } : {};

/** What a rehearsal refuses stands beside its field, like what an act refuses; the rest stays with the effects. */
function usePlaced<V extends Record<string, unknown>>(api: ApiForm<V>, error: unknown, place: (pointer: string) => string) {
  const { t } = useTranslation();
  const refused = error instanceof ApiError ? error.fields : [];
  const placed = refused.map((one) => ({ ...one, field: place(one.pointer) }));
  const all = placed.length > 0 && placed.every(({ field }) => field in api.form.values);
  if (!all) return { form: api.form, error };
  const said = Object.fromEntries(placed.map(({ field, code, detail }) => [field, codeText(t, code, detail)]));
  return { form: { ...api.form, errors: { ...said, ...api.form.errors } }, error: null };
}

/** Rehearses an act on one access while its form is filled in, then does what was rehearsed. Whoever
 * saves second is shown what the first one did, keeps what they typed and decides again. */
export function useGrantAct<V extends Record<string, unknown>, B, R extends { effects?: Effects | null }>(
  of: GrantAct<V, B, R>,
) {
  const { act, grant, initial, bodyOf, besides = reasonOf, send, place = fieldOf, onDone } = of;
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
  const api = useApiForm<V, R>({
    initial,
    place,
    send: (values) => {
      const body = bodyOf(values) as B;
      const dated = { ...body, ...asOf.current(body), ...besides(values) };
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
  const placed = usePlaced(api, stale ? null : error, place);
  return {
    api,
    form: placed.form,
    values,
    complete: body !== null,
    /** What the form stands on now, and what it began with. */
    grant: seen,
    began: grant,
    panel: { effects, pending: pending || stale, error: placed.error },
  };
}
