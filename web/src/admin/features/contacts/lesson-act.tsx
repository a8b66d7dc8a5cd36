// SPDX-License-Identifier: Apache-2.0
import { Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { EffectsPanel } from '../../access/effects-panel';
import { LessonDifference } from '../../access/lesson-difference';
import { useRehearsal } from '../../access/use-rehearsal';
import type { LessonActKind, LessonActOf } from './lesson-acts';

type Words = 'open' | 'close' | 'back' | 'pass' | 'unpass';

const wordsOf: Record<LessonActKind, Words> = {
  open: 'open',
  close: 'close',
  back_open: 'back',
  back_close: 'back',
  pass: 'pass',
  unpass: 'unpass',
};

const kinds = { open: 'open', close: 'closed', back: 'none' } as const;

interface Body {
  product: string;
  lesson: string;
  reason?: string;
  as_of?: string;
}

interface Sent {
  query: { dry_run?: boolean };
  header: { 'Idempotency-Key'?: string };
}

const send = (contact: string, act: Words, body: Body, sent: Sent) => {
  const params = { path: { id: contact }, ...sent };
  if (act === 'pass' || act === 'unpass') {
    const passed = { ...body, passed: act === 'pass' };
    return answerOf(api.POST('/api/contacts/{id}/passed-lessons', { body: passed, params }));
  }
  const override = { ...body, kind: kinds[act] };
  return answerOf(api.POST('/api/contacts/{id}/lesson-overrides', { body: override, params }));
};

/** Opens, closes or passes one lesson for one person, and says before what that does. */
export function LessonAct({ act, contact, product, lesson, onClose }: LessonActOf & { onClose: () => void }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const keyFor = useIdempotencyKey();
  const words = wordsOf[act];
  const name = contact.name || contact.email || '';
  const values = { lesson: lesson.title, name };
  const body: Body = { product, lesson: lesson.lesson };
  const { asOf, ...rehearsal } = useRehearsal(`lesson-${words}-${contact.id}`, body, (asked) =>
    send(contact.id, words, asked, { query: { dry_run: true }, header: {} }),
  );
  const apiForm = useApiForm({
    initial: { reason: '' },
    send: ({ reason }) => {
      const why = reason.trim() ? { reason: reason.trim() } : {};
      const dated = { ...body, ...why, ...asOf(body) };
      return send(contact.id, words, dated, { query: {}, header: keyFor(dated) });
    },
    onDone: (done) => {
      onClose();
      say(t(`access.lesson_act.done_${words}`, values), done.undo);
    },
  });
  return (
    <FormModal
      title={t(`access.lesson_act.${words}_title`, values)}
      verb={words === 'back' ? t('access.lesson_act.back_verb') : t(`access.lesson_act.${words}`)}
      onClose={onClose}
      api={apiForm}
      danger={words === 'close'}
    >
      <Text size="sm">{t(`access.lesson_act.${words}_hint`)}</Text>
      <TextInput label={t('access.lesson_act.reason')} {...apiForm.form.getInputProps('reason')} />
      <LessonDifference effects={rehearsal.effects} />
      <EffectsPanel {...rehearsal} title={t('access.effects.title_change')} />
    </FormModal>
  );
}
