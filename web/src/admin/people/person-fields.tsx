// SPDX-License-Identifier: Apache-2.0
import { Anchor, Group, TagsInput, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client';
import type { ContactFields } from '../../api/types';
import { suggestEmail } from '../../lib/email-suggestion';
import { readMailbox } from '../../lib/mailbox';

export type PersonValues = {
  email: string;
  first_name: string;
  last_name: string;
  phone: string;
  tags: string[];
};

export const nobody: PersonValues = { email: '', first_name: '', last_name: '', phone: '', tags: [] };

export function personDraft(values: PersonValues): ContactFields {
  const draft: ContactFields = {};
  for (const key of ['email', 'first_name', 'last_name', 'phone'] as const) {
    const text = values[key].trim();
    if (text) draft[key] = text;
  }
  if (values.tags.length > 0) draft.tags = values.tags;
  return draft;
}

interface Props {
  form: UseFormReturnType<PersonValues>;
  emailRequired: boolean;
  withTags?: boolean;
}

export function PersonFields({ form, emailRequired, withTags }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <EmailField form={form} required={emailRequired} />
      <Group grow align="flex-start">
        <TextInput label={t('contacts.first_name')} autoComplete="off" {...form.getInputProps('first_name')} />
        <TextInput label={t('contacts.last_name')} autoComplete="off" {...form.getInputProps('last_name')} />
      </Group>
      <TextInput
        label={t('contacts.phone')}
        type="tel"
        placeholder="+33 6 12 34 56 78"
        autoComplete="off"
        {...form.getInputProps('phone')}
      />
      {withTags && <TagsField value={form.values.tags} onChange={(tags) => form.setFieldValue('tags', tags)} />}
    </>
  );
}

function EmailField({ form, required }: { form: UseFormReturnType<PersonValues>; required: boolean }) {
  const { t } = useTranslation();
  const [better, setBetter] = useState<string | null>(null);
  const props = form.getInputProps('email');
  const take = () => {
    if (better) form.setFieldValue('email', better);
    setBetter(null);
  };
  const tidy = () => {
    const { address, first, last } = readMailbox(form.values.email);
    if (address !== form.values.email) form.setFieldValue('email', address);
    const unnamed = form.values.first_name === '' && form.values.last_name === '';
    if (unnamed && first) form.setFieldValue('first_name', first);
    if (unnamed && last) form.setFieldValue('last_name', last);
    setBetter(suggestEmail(address));
  };
  return (
    <div>
      <TextInput
        label={t('common.email')}
        type="email"
        required={required}
        autoComplete="off"
        data-autofocus
        {...props}
        onBlur={(event) => {
          (props.onBlur as ((event: React.FocusEvent) => void) | undefined)?.(event);
          tidy();
        }}
      />
      {better && (
        <Text size="sm" mt={4} role="status">
          {t('contacts.did_you_mean')}{' '}
          <Anchor component="button" type="button" size="sm" fw={600} onClick={take}>
            {better}
          </Anchor>
        </Text>
      )}
    </div>
  );
}

interface TagsProps {
  value: string[];
  onChange: (tags: string[]) => void;
  /** The card around it says what it is already. */
  titled?: boolean;
}

export function TagsField({ value, onChange, titled }: TagsProps) {
  const { t } = useTranslation();
  const tags = $api.useQuery('get', '/api/tags', { params: { query: { limit: 200 } } });
  return (
    <TagsInput
      {...(titled ? { 'aria-label': t('contacts.tags') } : { label: t('contacts.tags') })}
      placeholder={t('contacts.tags_hint')}
      data={tags.data?.items.map((tag) => tag.name) ?? []}
      value={value}
      onChange={onChange}
      clearable
    />
  );
}
