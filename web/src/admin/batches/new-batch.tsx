// SPDX-License-Identifier: Apache-2.0
import { Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useSchool } from '../../api/session';
import type { Batch, BatchDraft } from '../../api/types';
import { formatNumber } from '../../lib/format';
import { partOf } from '../../lib/forms';
import { FormModal } from '../../ui/form-modal';
import { type ApiForm, useApiForm } from '../../ui/use-api-form';
import { useOffers } from '../access/access-fields';
import type { Picked } from '../people/use-picked';
import { kinds } from './act-fields';
import { actText } from './act-text';
import { type ActName, onAccesses } from './act-values';
import { OfFields, type OfValues } from './of-fields';
import { type BulkList, countOf, courseOf, ofOf, selectionOf } from './selection';

interface Props {
  act: ActName;
  list: BulkList;
  picked: Picked;
  total: number;
  onClose: () => void;
}

type Values = Record<string, unknown> & OfValues & { note: string };

/** A refusal names the act and its field; the form has one field for each. */
function place(pointer: string): string {
  if (pointer === '/of/product' || pointer === '/of/offer') return `of_${pointer.split('/')[2]}`;
  if (pointer === '/reason') return 'note';
  const field = pointer.split('/')[3] ?? '';
  return field === 'days' || field === 'months' ? 'amount' : field;
}

function useNewBatch({ act, list, picked, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { currency } = useSchool();
  const keyFor = useIdempotencyKey();
  const kind = kinds[act];
  const course = courseOf(list);
  const initial: Values = { note: '', of_product: course, of_offer: '', ...kind.initial({ currency, course }) };
  const apiForm: ApiForm<Values> = useApiForm<Values, Batch>({
    initial,
    place,
    send: (values) => {
      const body = draftOf(values);
      return answerOf(api.POST('/api/batches', { body: body ?? {}, params: { header: keyFor(body) } }));
    },
    onDone: ({ id }) => {
      onClose();
      void navigate({ to: `/batches/${id}` });
    },
  });
  const { values } = apiForm.form;
  const offers = useOffers(act === 'give' ? String(values.product) : values.of_product);
  function draftOf(now: Values): BatchDraft | null {
    const said = kind.actOf(now);
    if (!said) return null;
    const offer = offers?.find(({ id }) => id === now.offer)?.title;
    const of = ofOf(list, act, { product: now.of_product, offer: now.of_offer });
    const reason = now.note.trim();
    return {
      name: actText(said, { t, language: i18n.language, offer }),
      act: said,
      selection: selectionOf(list, picked),
      ...(of ? { of } : {}),
      ...(reason ? { reason } : {}),
    };
  }
  return { apiForm, complete: draftOf(values) !== null };
}

/** What is done to all of them; nothing changes before it has been seen what it does to each. */
export function NewBatch(props: Props) {
  const { act, list, picked, total, onClose } = props;
  const { t, i18n } = useTranslation();
  const { apiForm, complete } = useNewBatch(props);
  const { form } = apiForm;
  const { Fields } = kinds[act];
  const count = countOf(picked, total);
  const said = { count, n: formatNumber(count, i18n.language) };
  const whom = list.kind === 'orders' ? t('batches.for_orders', said) : t('batches.for_people', said);
  const withReason = act !== 'give' && onAccesses.has(act);
  return (
    <FormModal title={t(`batches.act.${act}`)} verb={t('batches.check')} onClose={onClose} api={apiForm} disabled={!complete}>
      <Text size="sm">
        {whom} {t('batches.nothing_yet')}
      </Text>
      {onAccesses.has(act) && (
        <OfFields form={partOf(form)} fixed={list.kind === 'members'} required={act === 'change_plan'} />
      )}
      <Fields form={partOf(form)} />
      {withReason && <TextInput label={t('access.dates.reason')} maxLength={500} {...form.getInputProps('note')} />}
    </FormModal>
  );
}
