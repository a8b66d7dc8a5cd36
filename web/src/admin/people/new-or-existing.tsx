// SPDX-License-Identifier: Apache-2.0
import { SegmentedControl } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { partOf } from '../../lib/forms';
import { readMailbox } from '../../lib/mailbox';
import { ContactPicker } from './contact-picker';
import { KnownPerson, knownIn } from './known-person';
import { nobody, personDraft, PersonFields, type PersonValues } from './person-fields';

export type WhoValues = PersonValues & { who: 'new' | 'existing'; contact: string };

export const newWho: WhoValues = { ...nobody, who: 'new', contact: '' };

/** The server takes either the id of somebody known or the draft of somebody new. */
export const whoOf = (values: WhoValues) => (values.who === 'existing' ? values.contact : personDraft(values));

export const isNamed = (values: WhoValues, emailRequired: boolean) =>
  values.who === 'existing' ? values.contact !== '' : !emailRequired || /^\S+@\S+\.\S+$/.test(readMailbox(values.email).address);

interface Props {
  form: UseFormReturnType<WhoValues>;
  emailRequired: boolean;
  /** Of the rehearsal, which notices an address that is somebody's already. */
  error: unknown;
}

export function NewOrExisting({ form, emailRequired, error }: Props) {
  const { t } = useTranslation();
  const known = form.values.who === 'new' ? knownIn(error) : null;
  const goOn = (contact: string) => form.setValues({ who: 'existing', contact });
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t('access.person')}
        data={[
          { value: 'new', label: t('access.new_person') },
          { value: 'existing', label: t('access.existing_person') },
        ]}
        value={form.values.who}
        onChange={(who) => form.setFieldValue('who', who)}
      />
      {form.values.who === 'existing' ? (
        <ContactPicker
          value={form.values.contact}
          onChange={(id) => form.setFieldValue('contact', id)}
          error={form.errors.contact}
        />
      ) : (
        <>
          <PersonFields form={partOf<PersonValues>(form)} emailRequired={emailRequired} />
          {known && <KnownPerson person={known} onContinue={goOn} />}
        </>
      )}
    </>
  );
}
