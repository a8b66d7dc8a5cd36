// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api, ifMatch } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import { useCan } from '../../../api/session';
import type { MailTemplate } from '../../../api/types';
import { BackLink } from '../../../ui/back-link';
import { EmptyState, FailedState } from '../../../ui/empty-state';
import { openOver } from '../../../ui/over';
import { SaveForm } from '../../../ui/save-form';
import { Section, TwoColumns } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { TemplateFields } from '../../templates/template-fields';
import { TemplatePreview } from '../../templates/template-preview';
import {
  newTemplate,
  type TemplateValues,
  textsOf,
  valuesOf,
} from '../../templates/template-values';
import { useTemplateForm } from '../../templates/use-template-form';

const DeleteTemplate = lazy(async () => ({
  default: (await import('./delete-template')).DeleteTemplate,
}));

export function TemplatePage() {
  const { t } = useTranslation();
  const { templateId } = useParams({ strict: false }) as { templateId: string };
  const templates = $api.useQuery('get', '/api/mail-templates', {});
  if (templates.isError) {
    return <FailedState error={templates.error} onRetry={() => void templates.refetch()} />;
  }
  if (!templates.data) return null;
  const template = templates.data.items.find((one) => one.id === templateId);
  if (!template) {
    return <EmptyState kind="nothing-found" title={t('common.gone')} text={t('common.gone_text')} />;
  }
  return <Editing key={template.id} template={template} />;
}

function Editing({ template }: { template: MailTemplate }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const path = { id: template.id };
  const send = (values: TemplateValues, version: number) =>
    answerOf(
      api.PATCH('/api/mail-templates/{id}', {
        body: { title: values.title.trim(), texts: textsOf(values) },
        params: { path, header: ifMatch(version) },
      }),
    );
  return (
    <Editor
      initial={valuesOf(template)}
      version={template.version}
      send={send}
      onDone={() => say(t('templates.saved'))}
      actions={<DeleteButton template={template} />}
    />
  );
}

function DeleteButton({ template }: { template: MailTemplate }) {
  const { t } = useTranslation();
  const can = useCan();
  if (!can('edit_mails')) return null;
  const ask = () => openOver((close) => <DeleteTemplate template={template} onClose={close} />);
  return (
    <Button variant="default" onClick={ask}>
      {t('templates.delete')}
    </Button>
  );
}

export function NewTemplatePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { say } = useToast();
  const keyFor = useIdempotencyKey();
  const send = (values: TemplateValues) => {
    const body = { title: values.title.trim(), kind: values.kind, texts: textsOf(values) };
    return answerOf(api.POST('/api/mail-templates', { body, params: { header: keyFor(body) } }));
  };
  const onDone = (template: MailTemplate) => {
    say(t('templates.created'));
    void navigate({ to: `/settings/templates/${template.id}`, ignoreBlocker: true });
  };
  return <Editor initial={newTemplate('access')} version={0} send={send} onDone={onDone} />;
}

interface EditorProps {
  initial: TemplateValues;
  version: number;
  send: (values: TemplateValues, version: number) => Promise<MailTemplate>;
  onDone: (template: MailTemplate) => void;
  actions?: ReactNode;
}

function Editor(props: EditorProps) {
  const { t } = useTranslation();
  const { apiForm, fields, preview } = useTemplateForm(props);
  return (
    <Stack gap="md">
      <BackLink to="/settings/templates">{t('templates.all')}</BackLink>
      <SaveForm api={apiForm}>
        <TwoColumns
          main={
            <Section
              title={props.version === 0 ? t('templates.add') : props.initial.title}
              actions={props.actions}
            >
              <TemplateFields {...fields} fixedKind={props.version > 0} />
            </Section>
          }
          side={
            <Section title={t('templates.preview')}>
              <TemplatePreview {...preview} />
            </Section>
          }
        />
      </SaveForm>
    </Stack>
  );
}
