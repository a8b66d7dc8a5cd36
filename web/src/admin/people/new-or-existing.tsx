// SPDX-License-Identifier: Apache-2.0
import { SegmentedControl } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { partOf } from '../../lib/forms';
import { ContactPicker } from './contact-picker';
import { nobody, personDraft, PersonFields, type PersonValues } from './person-fields';

export type WhoValues = PersonValues & { who: 'new' | 'existing'; contact: string };

export const newWho: WhoValues = { ...nobody, who: 'new', contact: '' };

/** The server takes either the id of somebody known or the draft of somebody new. */
export const whoOf = (values: WhoValues) => (values.who === 'existing' ? values.contact : personDraft(values));

export const isNamed = (values: WhoValues, emailRequired: boolean) =>
  values.who === 'existing' ? values.contact !== '' : !emailRequired || /^\S+@\S+\.\S+$/.test(values.email.trim());

export function NewOrExisting({ form, emailRequired }: { form: UseFormReturnType<WhoValues>; emailRequired: boolean }) {
  const { t } = useTranslation();
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
        onChange={(who) => form.setFieldValue('who', who as WhoValues['who'])}
      />
      {form.values.who === 'existing' ? (
        <ContactPicker
          value={form.values.contact}
          onChange={(id) => form.setFieldValue('contact', id)}
          error={form.errors.contact}
        />
      ) : (
        <PersonFields form={partOf<PersonValues>(form)} emailRequired={emailRequired} />
      )}
    </>
  );
}
