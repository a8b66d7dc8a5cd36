// SPDX-License-Identifier: Apache-2.0
import { Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import type { Product } from '../../../api/types';
import { languageOr, languageNames, languages } from '../../../i18n/languages';
import { SaveForm } from '../../../ui/save-form';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { CourseTeam } from './course-team';

const choices = languages.map((value) => ({ value, label: languageNames[value] }));

export function CourseSettings({ course }: { course: Product }) {
  return (
    <Stack gap="lg" maw={640}>
      <SettingsForm course={course} />
      <CourseTeam course={course} />
    </Stack>
  );
}

const valuesOf = (course: Product) => ({
  title: course.title,
  description: course.description,
  language: course.language as string,
  show_unavailable: course.show_unavailable,
});

function SettingsForm({ course }: { course: Product }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const apiForm = useApiForm({
    initial: valuesOf(course),
    versions: {
      version: course.version,
      of: valuesOf,
      fields: {
        title: { label: t('common.title') },
        description: { label: t('courses.description') },
        language: {
          label: t('common.language'),
          show: (code) => languageNames[languageOr(code, course.language)],
        },
        show_unavailable: {
          label: t('courses.show_unavailable'),
          show: (on) => t(on ? 'common.on' : 'common.off'),
        },
      },
    },
    rules: { title: (value) => (value.trim() ? null : t('errors.required')) },
    send: (values, version) =>
      answerOf(
        api.PATCH('/api/products/{id}', {
          body: { ...values, language: languageOr(values.language, course.language) },
          params: { path: { id: course.id }, header: ifMatch(version) },
        }),
      ),
    onDone: () => say(t('common.saved')),
  });
  const { form } = apiForm;
  return (
    <SaveForm api={apiForm}>
      <Stack gap="md" maw={640}>
        <TextInput label={t('common.title')} required {...form.getInputProps('title')} />
        <Textarea
          label={t('courses.description')}
          description={t('courses.description_hint')}
          autosize
          minRows={3}
          {...form.getInputProps('description')}
        />
        <Select label={t('common.language')} data={choices} allowDeselect={false} {...form.getInputProps('language')} />
        <Switch
          label={t('courses.show_unavailable')}
          description={t('courses.show_unavailable_hint')}
          {...form.getInputProps('show_unavailable', { type: 'checkbox' })}
        />
      </Stack>
    </SaveForm>
  );
}
