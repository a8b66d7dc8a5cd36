// SPDX-License-Identifier: Apache-2.0
import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Module } from '../../../api/types';
import { asRule, isSoundRule, type ReleaseRule, sentRule } from '../../../lib/policy';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { type ApiForm, useApiForm } from '../../../ui/use-api-form';
import { ImpactPanel } from '../../access/impact-panel';
import { RuleEditor } from '../../access/rule-editor';
import { ruleText } from '../../access/rule-text';
import { useImpact } from '../../access/use-impact';

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

type Values = ReturnType<typeof valuesOf>;

const bodyOf = ({ published, schedule_rule }: Values) => ({
  status: published ? ('published' as const) : ('draft' as const),
  schedule_rule: sentRule(schedule_rule),
});

/** What reaches the people inside; a title does not. */
function changedBody(values: Values, base: Values) {
  if (!isSoundRule(values.schedule_rule)) return null;
  return JSON.stringify(bodyOf(values)) === JSON.stringify(bodyOf(base)) ? null : bodyOf(values);
}

/** What the change of a module will do to those who are inside its course. */
function useModuleImpact(module: Module | undefined, values: Values) {
  const body = module ? changedBody(values, valuesOf(module)) : null;
  const foreseen = useImpact(`module-${module?.id}-${module?.version}`, body, (asked, from) =>
    answerOf(
      api.PATCH('/api/modules/{id}', {
        body: asked,
        params: {
          path: { id: module?.id ?? '' },
          query: { dry_run: true, ...(from > 0 ? { impact_from: from } : {}) },
          header: ifMatch(module?.version ?? 0),
        },
      }),
    ),
  );
  return { foreseen, decided: body && foreseen.impact ? foreseen.decided(body) : {} };
}

export function ModuleDialog({ course, module, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const { say } = useToast();
  const keyFor = useIdempotencyKey();
  const apiForm: ApiForm<Values> = useApiForm<Values, unknown>({
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
      const body = { title: values.title.trim(), ...bodyOf(values) };
      if (module) {
        const params = { path: { id: module.id }, header: ifMatch(version) };
        return answerOf(api.PATCH('/api/modules/{id}', { body: { ...body, ...decided }, params }));
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
  const { foreseen, decided } = useModuleImpact(module, form.values);
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
      {(foreseen.impact?.people ?? 0) > 0 && <ImpactPanel of={foreseen} about="course" />}
    </FormModal>
  );
}
