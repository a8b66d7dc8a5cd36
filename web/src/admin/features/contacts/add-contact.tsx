// SPDX-License-Identifier: Apache-2.0
import { Button, Stack, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import { useSchool } from '../../../api/session';
import type { Effects } from '../../../api/types';
import { partOf } from '../../../lib/forms';
import { rememberChoices, withLastChoices } from '../../../lib/last-choices';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { type ApiForm, useApiForm } from '../../../ui/use-api-form';
import { OfferOrFull } from '../../access/access-fields';
import { type AccessValues, accessChoice, isComplete, newAccess } from '../../access/access-values';
import { EffectsPanel } from '../../access/effects-panel';
import { MailsAndPayment } from '../../access/mails-and-payment';
import { ProductSelect } from '../../access/product-select';
import { UntilWhen } from '../../access/until-when';
import { useRehearsal } from '../../access/use-rehearsal';
import { KnownPerson, knownIn } from '../../people/known-person';
import { isNamed } from '../../people/new-or-existing';
import { nobody, personDraft, PersonFields, type PersonValues } from '../../people/person-fields';
import { useImportWay } from '../../people/use-import-way';
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
  const keyFor = useIdempotencyKey();
  const withoutEmail = usePeopleWithoutEmail();
  const other = useImportWay(undefined, onClose);
  const [begin] = useState(() =>
    withLastChoices('door-2', { ...nobody, ...newAccess(currency), open_access: false }),
  );
  const apiForm: ApiForm<Values> = useApiForm({
    initial: begin,
    rules: { email: (value) => (withoutEmail || value.trim() ? null : t('errors.required')) },
    send: (values) => {
      const body = bodyOf(values);
      return answerOf(api.POST('/api/contacts', { body, params: { header: keyFor(body) } }));
    },
    onError: (problem) => knownIn(problem) !== null,
    onDone: (contact, values) => {
      if (values.open_access) rememberChoices('door-2', values);
      say(t('contacts.added', { name: contact.name || contact.email }), contact.undo);
      if (another.current) return nextPerson();
      onClose();
      void navigate({ to: `/contacts/${contact.id}` });
    },
  });
  const { form } = apiForm;
  const nextPerson = () => {
    form.setValues(nobody);
    form.resetDirty({ ...form.getValues(), ...nobody });
    apiForm.element.current?.querySelector('input')?.focus();
  };
  const ready =
    isNamed({ ...form.values, who: 'new', contact: '' }, true) && (!form.values.open_access || isComplete(form.values));
  const rehearsal = useRehearsal('door-2', ready ? bodyOf(form.values) : null, (body) =>
    answerOf(api.POST('/api/contacts', { body, params: { query: { dry_run: true } } })),
  );
  const known = knownIn(rehearsal.error) ?? knownIn(apiForm.failed);
  const save = (andAnother: boolean) => {
    another.current = andAnother;
    apiForm.submit();
  };
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
      api={{ ...apiForm, submit: (event?: React.SyntheticEvent) => ((another.current = false), apiForm.submit(event)) }}
      extra={extra}
      other={other}
    >
      <PersonFields form={partOf(form)} emailRequired={!withoutEmail} withTags />
      {known && <KnownPerson person={known} />}
      <Switch
        label={t('contacts.open_access')}
        description={t('contacts.open_access_hint')}
        {...form.getInputProps('open_access', { type: 'checkbox' })}
      />
      {form.values.open_access && <AccessPart form={partOf(form)} effects={rehearsal.effects} />}
      <EffectsPanel {...rehearsal} hint={t('access.effects.choose_person')} />
    </FormModal>
  );
}

interface PartProps {
  form: UseFormReturnType<AccessValues>;
  effects: Effects | undefined;
}

function AccessPart({ form, effects }: PartProps) {
  return (
    <Stack gap="md">
      <ProductSelect value={form.values.product} onChange={(product) => form.setFieldValue('product', product)} />
      <OfferOrFull form={form} />
      <UntilWhen effects={effects} kind={form.values.kind} />
      <MailsAndPayment form={form} />
    </Stack>
  );
}
