// SPDX-License-Identifier: Apache-2.0
import { Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import type { Product } from '../../../api/types';
import { languageOr, languageNames, languages } from '../../../i18n/languages';
import { SaveForm } from '../../../ui/save-form';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';

const choices = languages.map((value) => ({ value, label: languageNames[value] }));

export function CourseSettings({ course }: { course: Product }) {
  return <SettingsForm key={course.version} course={course} />;
}

function SettingsForm({ course }: { course: Product }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const apiForm = useApiForm({
    initial: {
      title: course.title,
      description: course.description,
      language: course.language as string,
      show_unavailable: course.show_unavailable,
    },
    rules: { title: (value) => (value.trim() ? null : t('errors.required')) },
    send: (values) =>
      answerOf(
        api.PATCH('/api/products/{id}', {
          body: { ...values, language: languageOr(values.language, course.language) },
          params: { path: { id: course.id }, header: ifMatch(course.version) },
        }),
      ),
    onDone: () => say(t('common.saved')),
  });
  const { form } = apiForm;
  return (
    <SaveForm api={apiForm as never}>
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
