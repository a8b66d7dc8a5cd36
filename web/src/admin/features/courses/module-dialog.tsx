// SPDX-License-Identifier: Apache-2.0
import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Module } from '../../../api/types';
import { asRule, isSoundRule, type ReleaseRule, sentRule } from '../../../lib/policy';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { RuleEditor } from '../../access/rule-editor';
import { ruleText } from '../../access/rule-text';

interface Props {
  course: string;
  module?: Module;
  onClose: () => void;
}

const valuesOf = (module?: Module) => ({
  title: module?.title ?? '',
  published: module?.status !== 'draft',
  schedule_rule: asRule(module?.schedule_rule),
});

export function ModuleDialog({ course, module, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const { say } = useToast();
  const keyFor = useIdempotencyKey();
  const apiForm = useApiForm({
    initial: valuesOf(module),
    versions: {
      version: module?.version ?? 0,
      of: (current: Module) => valuesOf(current),
      fields: {
        title: { label: t('common.title') },
        published: {
          label: t('common.status'),
          show: (on) => t(on ? 'common.status_published' : 'common.status_draft'),
        },
        schedule_rule: {
          label: t('courses.release'),
          show: (rule) => ruleText(rule, t, i18n.language),
        },
      },
    },
    rules: {
      title: (value) => (value.trim() ? null : t('errors.required')),
      schedule_rule: (rule: ReleaseRule) => (isSoundRule(rule) ? null : t('errors.terms.unsound')),
    },
    send: (values, version) => {
      const body = {
        title: values.title.trim(),
        status: values.published ? ('published' as const) : ('draft' as const),
        schedule_rule: sentRule(values.schedule_rule),
      };
      if (module) {
        const params = { path: { id: module.id }, header: ifMatch(version) };
        return answerOf(api.PATCH('/api/modules/{id}', { body, params }));
      }
      const params = { path: { id: course }, header: keyFor(body) };
      return answerOf(api.POST('/api/products/{id}/modules', { body, params }));
    },
    onDone: () => {
      onClose();
      if (module) say(t('common.saved'));
    },
  });
  const { form } = apiForm;
  return (
    <FormModal
      title={module ? t('courses.edit_module') : t('courses.add_module_title')}
      verb={module ? t('common.save') : t('common.add')}
      onClose={onClose}
      api={apiForm}
    >
      <TextInput label={t('common.title')} required data-autofocus {...form.getInputProps('title')} />
      <Switch
        label={t('common.status_published')}
        description={t('courses.module_published_hint')}
        {...form.getInputProps('published', { type: 'checkbox' })}
      />
      <RuleEditor
        rule={form.values.schedule_rule}
        onChange={(rule) => form.setFieldValue('schedule_rule', rule)}
      />
    </FormModal>
  );
}
