// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { MailTemplate } from '../../api/types';
import { FormModal } from '../../ui/form-modal';
import { TemplateFields } from './template-fields';
import { TemplatePreview } from './template-preview';
import { newTemplate, textsOf } from './template-values';
import { useTemplateForm } from './use-template-form';

interface Props {
  kind: MailTemplate['kind'];
  onMade: (template: MailTemplate) => void;
  onClose: () => void;
}

/** Above a door or an offer: what is written here is chosen there at once. */
export function NewTemplateDialog({ kind, onMade, onClose }: Props) {
  const { t } = useTranslation();
  const keyFor = useIdempotencyKey();
  const { apiForm, fields, preview } = useTemplateForm({
    initial: newTemplate(kind),
    version: 0,
    send: (values) => {
      const body = { title: values.title.trim(), kind, texts: textsOf(values) };
      return answerOf(api.POST('/api/mail-templates', { body, params: { header: keyFor(body) } }));
    },
    onDone: (template) => {
      onClose();
      onMade(template);
    },
  });
  return (
    <FormModal
      size={680}
      title={t('templates.add_for', { mail: t(`access.mail_${kind}`) })}
      verb={t('templates.create')}
      onClose={onClose}
      api={apiForm}
    >
      <TemplateFields {...fields} fixedKind />
      <TemplatePreview {...preview} />
    </FormModal>
  );
}
