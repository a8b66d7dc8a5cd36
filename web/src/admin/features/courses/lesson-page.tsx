// SPDX-License-Identifier: Apache-2.0
import { Stack, Switch, TextInput } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { LessonCard } from '../../../api/types';
import { BackLink } from '../../../ui/back-link';
import { FailedState } from '../../../ui/empty-state';
import { Page } from '../../../ui/page';
import { SaveForm } from '../../../ui/save-form';
import { Section, TwoColumns } from '../../../ui/section';
import { Publication } from '../../access/publication';
import { ImpactPanel } from '../../access/impact-panel';
import { RuleEditor } from '../../access/rule-editor';
import { BlockList } from './block-list';
import { LessonSections } from './lesson-sections';
import { flags, useLessonForm } from './use-lesson-form';

export function LessonPage() {
  const { lessonId } = useParams({ strict: false }) as { lessonId: string };
  const answer = $api.useQuery('get', '/api/lessons/{id}', { params: { path: { id: lessonId } } });
  if (answer.isError) return <FailedState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  return <LessonEditor key={answer.data.id} lesson={answer.data} />;
}

function LessonEditor({ lesson }: { lesson: LessonCard }) {
  const { t } = useTranslation();
  const { api: apiForm, foreseen, reaches } = useLessonForm(lesson);
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
      <SaveForm api={apiForm} foresight={reaches && <ImpactPanel of={foreseen} about="course" />}>
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
