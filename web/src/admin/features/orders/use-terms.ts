// SPDX-License-Identifier: Apache-2.0
import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api, ifMatch } from '../../../api/client';
import type { Order, OrderChanged, OrderPatch } from '../../../api/types';
import { useToast } from '../../../ui/toast';
import { type ApiForm, useApiForm } from '../../../ui/use-api-form';
import type { VersionFields } from '../../../ui/versions';
import { useRehearsal } from '../../access/use-rehearsal';
import { useStale } from '../../access/use-stale';
import { partName, versionText } from './terms-text';
import { isComplete, isEditable, type OrderValues, type Own, parts, patchOf, placeTerms, valuesOf } from './terms-values';

/** Beside each other stand the parts of each line, by the name of its course where there are several. */
function useVersionFields(order: Order): VersionFields<OrderValues> {
  const { t, i18n } = useTranslation();
  const lines = order.lines.filter(isEditable);
  const courses = useQueries({
    queries: lines.map(({ product }) =>
      $api.queryOptions('get', '/api/products/{id}', { params: { path: { id: product.id } } }),
    ),
  });
  const fields = lines.flatMap((line, i) => {
    const lessons = (courses[i]?.data?.modules ?? []).flatMap((module) => module.lessons);
    return parts.map((part) => {
      const name = partName(part, t);
      const label = lines.length > 1 ? t('orders.terms.of_product', { product: line.product.title, name }) : name;
      const show = (of: Own<unknown>) => versionText(part, of, lessons, { t, language: i18n.language });
      return [`${part}@${line.id}`, { label, show }];
    });
  });
  return { ...Object.fromEntries(fields), comment: { label: t('orders.terms.comment') } } as VersionFields<OrderValues>;
}

type Hint = 'unfinished' | 'nothing' | 'asking' | 'only_comment';

/** Said while no effects are known. */
function hintOf(complete: boolean, patch: OrderPatch | null): Hint {
  if (!complete) return 'unfinished';
  if (patch === null) return 'nothing';
  return patch.lines ? 'asking' : 'only_comment';
}

const send = (id: string, body: OrderPatch, version: number, rehearse: boolean): Promise<OrderChanged> =>
  answerOf(
    api.PATCH('/api/orders/{id}', {
      body,
      params: { path: { id }, query: rehearse ? { dry_run: true } : {}, header: ifMatch(version) },
    }),
  );

/** The terms of an order as a form. Each change is rehearsed on the newest version of the order, for
 * only what was changed is sent; whoever saves second is shown both versions first. */
export function useTerms(order: Order) {
  const { t } = useTranslation();
  const { say } = useToast();
  const sent = useRef<OrderPatch | null>(null);
  const asOf = useRef<(body: unknown) => { as_of?: string }>(() => ({}));
  const apiForm: ApiForm<OrderValues> = useApiForm<OrderValues, OrderChanged>({
    initial: valuesOf(order),
    versions: {
      version: order.version,
      of: (current: Order) => valuesOf(current),
      fields: useVersionFields(order),
      look: true,
    },
    place: (pointer) => placeTerms(pointer, sent.current),
    send: (values, version) => {
      const patch = patchOf(order, values, apiForm.form.getInitialValues()) ?? {};
      const reason = values.reason.trim();
      sent.current = patch;
      const dated = patch.lines ? asOf.current({ lines: patch.lines }) : {};
      return send(order.id, { ...patch, ...dated, ...(reason ? { reason } : {}) }, version, false);
    },
    onDone: ({ undo, ...saved }) => {
      const begun = valuesOf(saved);
      apiForm.form.setInitialValues(begun);
      apiForm.form.setValues(begun);
      say(t('orders.terms.saved'), undo);
    },
  });
  const { form } = apiForm;
  const base = form.getInitialValues();
  const complete = isComplete(order, form.values);
  const patch = complete ? patchOf(order, form.values, base) : null;
  const rehearsed = patch?.lines ? { lines: patch.lines } : null;
  const rehearsal = useRehearsal(`order-${order.id}-${order.version}`, rehearsed, (body) =>
    send(order.id, body, order.version, true),
  );
  const stale = useStale(rehearsal.error);
  useEffect(() => {
    asOf.current = rehearsal.asOf;
  });
  const dirty = form.isDirty();
  return {
    api: apiForm,
    values: form.values,
    base,
    set: (change: Partial<OrderValues>) => form.setValues(change),
    dirty,
    /** What was changed, where it can be saved. */
    patch,
    /** Something that can be saved was changed. */
    ready: patch !== null,
    /** Somebody saved this order after the form was begun. */
    behind: dirty && order.version > base.version,
    hint: hintOf(complete, patch),
    panel: {
      effects: rehearsal.effects,
      pending: rehearsal.pending || stale,
      error: stale ? null : rehearsal.error,
    },
  };
}

export type Terms = ReturnType<typeof useTerms>;
