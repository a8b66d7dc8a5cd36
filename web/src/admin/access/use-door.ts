// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'react';
import type { ApiError } from '../../api/errors';
import { useIdempotencyKey } from '../../api/idempotency';
import type { AccessGiven } from '../../api/types';
import { useApiForm } from '../../ui/use-api-form';
import { rememberChoices, withLastChoices } from '../../lib/last-choices';
import { placeAccess } from './place-access';
import { useRehearsal } from './use-rehearsal';

interface Sent {
  query: { dry_run?: boolean };
  header: { 'Idempotency-Key'?: string };
}

interface Door<V extends Record<string, unknown>, B> {
  name: string;
  initial: V;
  ready: (values: V) => boolean;
  bodyOf: (values: V) => B;
  send: (body: B & { as_of?: string }, sent: Sent) => Promise<AccessGiven>;
  onGiven: (given: AccessGiven) => void;
  place?: (pointer: string) => string;
  /** Where one door asks in two ways: which of them this is. */
  way?: (values: V) => string;
  onError?: (error: ApiError) => boolean;
  /** Fields that what was chosen the last time does not touch. */
  fixed?: readonly string[];
}

/** All doors work alike: rehearse while the form changes, then send what was rehearsed. */
export function useDoor<V extends Record<string, unknown>, B>(door: Door<V, B>) {
  const { name, initial, ready, bodyOf, send, onGiven, place = placeAccess, way, onError, fixed } = door;
  const kind = name.replace(/-[a-z]{3}_\w+$/, '');
  const [begin] = useState(() => withLastChoices(kind, initial, fixed));
  const keyFor = useIdempotencyKey();
  const asOf = useRef<(body: unknown) => { as_of?: string }>(() => ({}));
  const api = useApiForm<V, AccessGiven>({
    initial: begin,
    place,
    ...(onError ? { onError } : {}),
    send: (values) => {
      const body = bodyOf(values);
      const dated = { ...body, ...asOf.current(body) };
      return send(dated, { query: {}, header: keyFor(dated) });
    },
    onDone: (given, values) => {
      rememberChoices(kind, values);
      onGiven(given);
    },
  });
  const { values } = api.form;
  const complete = ready(values);
  const rehearsal = useRehearsal(name + (way?.(values) ?? ''), complete ? bodyOf(values) : null, (body) =>
    send(body as B & { as_of?: string }, { query: { dry_run: true }, header: {} }),
  );
  const { effects, pending, error, asOf: asOfNow } = rehearsal;
  useEffect(() => {
    asOf.current = asOfNow;
  });
  return { api, form: api.form, values, complete, effects, panel: { effects, pending, error } };
}
