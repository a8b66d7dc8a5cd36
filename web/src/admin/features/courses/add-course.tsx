// SPDX-License-Identifier: Apache-2.0
import { Select, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import { useSchool } from '../../../api/session';
import { languageOr, languageNames, languages } from '../../../i18n/languages';
import { FormModal } from '../../../ui/form-modal';
import { useApiForm } from '../../../ui/use-api-form';

const choices = languages.map((value) => ({ value, label: languageNames[value] }));

export function AddCourse({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const school = useSchool();
  const keyFor = useIdempotencyKey();
  const apiForm = useApiForm({
    initial: { title: '', language: school.language },
    rules: { title: (value) => (value.trim() ? null : t('errors.required')) },
    send: (values) => {
      const language = languageOr(values.language, school.language);
      const body = { kind: 'course' as const, title: values.title.trim(), language };
      return answerOf(api.POST('/api/products', { body, params: { header: keyFor(body) } }));
    },
    onDone: (course) => {
      onClose();
      void navigate({ to: `/courses/${course.id}` });
    },
  });
  const { form } = apiForm;
  return (
    <FormModal title={t('courses.add_title')} verb={t('courses.create')} onClose={onClose} api={apiForm}>
      <TextInput label={t('common.title')} required data-autofocus {...form.getInputProps('title')} />
      <Select label={t('common.language')} data={choices} allowDeselect={false} {...form.getInputProps('language')} />
      <Text size="sm" c="dimmed">
        {t('courses.born_with_offer')}
      </Text>
    </FormModal>
  );
}
