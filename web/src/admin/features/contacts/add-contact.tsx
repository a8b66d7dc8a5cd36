// SPDX-License-Identifier: Apache-2.0
import { Button, Stack, Switch } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import { useSchool } from '../../../api/session';
import { partOf } from '../../../lib/forms';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { type ApiForm, useApiForm } from '../../../ui/use-api-form';
import { OfferOrFull } from '../../access/access-fields';
import { type AccessValues, accessChoice, isComplete, newAccess } from '../../access/access-values';
import { EffectsPanel } from '../../access/effects-panel';
import { MailFields } from '../../access/mail-fields';
import { PaymentFields } from '../../access/payment-fields';
import { ProductSelect } from '../../access/product-select';
import { useRehearsal } from '../../access/use-rehearsal';
import { isNamed } from '../../people/new-or-existing';
import { nobody, personDraft, PersonFields, type PersonValues } from '../../people/person-fields';
import { KnownPerson, useKnownPerson } from './known-person';
import { usePeopleWithoutEmail } from './use-people-without-email';

type Values = PersonValues & AccessValues & { open_access: boolean };

const bodyOf = (values: Values) => ({
  ...personDraft(values),
  ...(values.open_access ? { access: { product: values.product, ...accessChoice(values) } } : {}),
});

/** Door 2: a new person, with or without access. */
export function AddContact({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { say } = useToast();
  const { currency } = useSchool();
  const another = useRef(false);
  const known = useKnownPerson();
  const keyFor = useIdempotencyKey();
  const withoutEmail = usePeopleWithoutEmail();
  const apiForm: ApiForm<Values> = useApiForm({
    initial: { ...nobody, ...newAccess(currency), open_access: false },
    rules: { email: (value) => (withoutEmail || value.trim() ? null : t('errors.required')) },
    send: (values) => {
      known.forget();
      const body = bodyOf(values);
      return answerOf(api.POST('/api/contacts', { body, params: { header: keyFor(body) } }));
    },
    onError: known.recognise,
    onDone: (contact) => {
      say(t('contacts.added', { name: contact.name || contact.email }), contact.undo);
      if (another.current) return apiForm.reset();
      onClose();
      void navigate({ to: `/contacts/${contact.id}` });
    },
  });
  const save = (andAnother: boolean) => {
    another.current = andAnother;
    apiForm.submit();
  };
  const { form } = apiForm;
  const extra = (
    <Button variant="default" onClick={() => save(true)} disabled={apiForm.busy}>
      {t('contacts.save_and_another')}
    </Button>
  );
  return (
    <FormModal
      title={t('contacts.add_title')}
      verb={form.values.open_access ? t('contacts.save_and_open') : t('common.save')}
      onClose={onClose}
      api={{ ...apiForm, submit: (event?: React.SyntheticEvent) => ((another.current = false), apiForm.submit(event)) } as never}
      extra={extra}
    >
      {known.person && <KnownPerson person={known.person} />}
      <PersonFields form={partOf(form)} emailRequired={!withoutEmail} withTags />
      <Switch
        label={t('contacts.open_access')}
        description={t('contacts.open_access_hint')}
        {...form.getInputProps('open_access', { type: 'checkbox' })}
      />
      {form.values.open_access && <AccessPart values={form.values} form={form} />}
    </FormModal>
  );
}

function AccessPart({ values, form }: { values: Values; form: unknown }) {
  const part = partOf<AccessValues>(form);
  const { t } = useTranslation();
  const ready = isComplete(values) && isNamed({ ...values, who: 'new', contact: '' }, true);
  const rehearsal = useRehearsal('door-2', ready ? bodyOf(values) : null, (body) =>
    answerOf(api.POST('/api/contacts', { body, params: { query: { dry_run: true } } })),
  );
  return (
    <Stack gap="md">
      <ProductSelect value={values.product} onChange={(product) => part.setFieldValue('product', product)} />
      <OfferOrFull form={part} />
      <PaymentFields form={part} />
      <MailFields values={values} onChange={(kind, value) => part.setFieldValue(kind, value)} />
      <EffectsPanel {...rehearsal} hint={t('access.effects.choose_person')} />
    </Stack>
  );
}
