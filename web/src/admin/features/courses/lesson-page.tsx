// SPDX-License-Identifier: Apache-2.0
import { Stack, Switch, TextInput } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api, ifMatch } from '../../../api/client';
import type { LessonCard } from '../../../api/types';
import { asBlocks, type Block, blocksText, filled } from '../../../lib/blocks';
import { asRule, type ReleaseRule, isSoundRule, sentRule } from '../../../lib/policy';
import { BackLink } from '../../../ui/back-link';
import { FailedState } from '../../../ui/empty-state';
import { Page } from '../../../ui/page';
import { SaveForm } from '../../../ui/save-form';
import { Section, TwoColumns } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { Publication } from '../../access/publication';
import { RuleEditor } from '../../access/rule-editor';
import { ruleText } from '../../access/rule-text';
import { BlockList } from './block-list';
import { LessonSections } from './lesson-sections';

export function LessonPage() {
  const { lessonId } = useParams({ strict: false }) as { lessonId: string };
  const answer = $api.useQuery('get', '/api/lessons/{id}', { params: { path: { id: lessonId } } });
  if (answer.isError) return <FailedState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  return <LessonEditor key={answer.data.id} lesson={answer.data} />;
}

const valuesOf = (lesson: LessonCard) => ({
  title: lesson.title,
  published: lesson.status === 'published',
  public: lesson.public,
  is_checkpoint: lesson.is_checkpoint,
  schedule_rule: asRule(lesson.schedule_rule),
  content: asBlocks(lesson.content),
});

const flags = ['published', 'public', 'is_checkpoint'] as const;

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

function LessonEditor({ lesson }: { lesson: LessonCard }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const apiForm = useApiForm({
    initial: valuesOf(lesson),
    versions: { version: lesson.version, of: valuesOf, fields: useVersionFields() },
    rules: {
      title: (value) => (value.trim() ? null : t('errors.required')),
      schedule_rule: (rule: ReleaseRule) => (isSoundRule(rule) ? null : t('errors.terms.unsound')),
    },
    send: ({ published, schedule_rule, content, ...values }, version) =>
      answerOf(
        api.PATCH('/api/lessons/{id}', {
          body: {
            ...values,
            status: published ? 'published' : 'draft',
            schedule_rule: sentRule(schedule_rule),
            content: filled(content),
          },
          params: { path: { id: lesson.id }, header: ifMatch(version) },
        }),
      ),
    onDone: () => say(t('courses.lesson_saved')),
  });
  const { form } = apiForm;
  return (
    <Page
      title={lesson.title}
      back={<BackLink to={`/courses/${lesson.product.id}`}>{lesson.product.title}</BackLink>}
      under={
        <>
          {lesson.module.title} <Publication status={lesson.status} />
        </>
      }
    >
      <SaveForm api={apiForm}>
        <TwoColumns
          main={
            <>
              <TextInput label={t('courses.lesson_title')} required {...form.getInputProps('title')} />
              <BlockList
                lesson={lesson}
                blocks={form.values.content}
                onChange={(content) => form.setFieldValue('content', content)}
                error={form.errors.content}
              />
            </>
          }
          side={
            <>
              <Section title={t('courses.lesson_flags')}>
                <Stack gap="md">
                  {flags.map((flag) => (
                    <Switch
                      key={flag}
                      label={t(`courses.flag.${flag}`)}
                      description={t(`courses.flag.${flag}_hint`)}
                      {...form.getInputProps(flag, { type: 'checkbox' })}
                    />
                  ))}
                </Stack>
              </Section>
              <Section title={t('courses.release')} hint={t('courses.release_hint')}>
                <RuleEditor
                  rule={form.values.schedule_rule}
                  onChange={(rule) => form.setFieldValue('schedule_rule', rule)}
                />
              </Section>
              <LessonSections lesson={lesson} />
            </>
          }
        />
      </SaveForm>
    </Page>
  );
}
