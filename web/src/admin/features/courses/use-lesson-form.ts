// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import type { LessonCard, LessonChanged, LessonEdit } from '../../../api/types';
import { asBlocks, type Block, blocksText, filled } from '../../../lib/blocks';
import { asRule, isSoundRule, type ReleaseRule, sentRule } from '../../../lib/policy';
import { useToast } from '../../../ui/toast';
import { type ApiForm, useApiForm } from '../../../ui/use-api-form';
import { ruleText } from '../../access/rule-text';
import { useImpact } from '../../access/use-impact';

const valuesOf = (lesson: LessonCard) => ({
  title: lesson.title,
  published: lesson.status === 'published',
  public: lesson.public,
  is_checkpoint: lesson.is_checkpoint,
  schedule_rule: asRule(lesson.schedule_rule),
  content: asBlocks(lesson.content),
});

type Values = ReturnType<typeof valuesOf>;

export const flags = ['published', 'public', 'is_checkpoint'] as const;

function useVersionFields() {
  const { t, i18n } = useTranslation();
  const switched = (flag: (typeof flags)[number]) => ({
    label: t(`courses.flag.${flag}`),
    show: (on: boolean) => t(on ? 'common.on' : 'common.off'),
  });
  return {
    title: { label: t('courses.lesson_title') },
    content: {
      label: t('courses.content'),
      show: (blocks: Block[]) => blocksText(blocks, (type) => t(`courses.block.${type}`)),
      plain: filled,
    },
    published: switched('published'),
    public: switched('public'),
    is_checkpoint: switched('is_checkpoint'),
    schedule_rule: {
      label: t('courses.release'),
      show: (rule: ReleaseRule) => ruleText(rule, t, i18n.language),
    },
  };
}

const reachOf = (values: Values) => ({
  status: values.published ? ('published' as const) : ('draft' as const),
  public: values.public,
  is_checkpoint: values.is_checkpoint,
  schedule_rule: sentRule(values.schedule_rule),
});

/** What reaches the people inside; a title or a text does not. */
function changedReach(values: Values, base: Values) {
  if (!isSoundRule(values.schedule_rule)) return null;
  return JSON.stringify(reachOf(values)) === JSON.stringify(reachOf(base)) ? null : reachOf(values);
}

const send = (id: string, body: LessonEdit, version: number, from: number | null): Promise<LessonChanged> =>
  answerOf(
    api.PATCH('/api/lessons/{id}', {
      body,
      params: {
        path: { id },
        query: from === null ? {} : { dry_run: true, ...(from > 0 ? { impact_from: from } : {}) },
        header: ifMatch(version),
      },
    }),
  );

/** A lesson as a form; what it does to those who are inside its course is rehearsed with each change. */
export function useLessonForm(lesson: LessonCard) {
  const { t } = useTranslation();
  const { say } = useToast();
  const apiForm: ApiForm<Values> = useApiForm<Values, LessonChanged>({
    initial: valuesOf(lesson),
    versions: { version: lesson.version, of: valuesOf, fields: useVersionFields() },
    rules: {
      title: (value) => (value.trim() ? null : t('errors.required')),
      schedule_rule: (rule: ReleaseRule) => (isSoundRule(rule) ? null : t('errors.terms.unsound')),
    },
    send: (values, version) => {
      const reach = changedReach(values, apiForm.form.getInitialValues());
      const { title, content } = values;
      const body = { title, content: filled(content), ...reachOf(values) };
      return send(lesson.id, { ...body, ...(reach && impact ? foreseen.decided(reach) : {}) }, version, null);
    },
    onDone: () => {
      foreseen.setKeep(true);
      say(t('courses.lesson_saved'));
    },
  });
  const { form } = apiForm;
  const reach = changedReach(form.values, form.getInitialValues());
  const foreseen = useImpact(`lesson-${lesson.id}-${lesson.version}`, reach, (body, from) =>
    send(lesson.id, body, lesson.version, from),
  );
  const { impact } = foreseen;
  return { api: apiForm, foreseen, reaches: (impact?.people ?? 0) > 0 };
}
