// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { freshKey } from '../../../api/idempotency';
import type { ContactCard } from '../../../api/types';
import { Section, TwoColumns } from '../../../ui/section';
import { useToast } from '../../../ui/toast';
import { TagsField } from '../../people/person-fields';
import { ContactNotes } from './contact-notes';
import { CustomFields } from './custom-fields';
import { PersonalData } from './personal-data';

export function ContactOverview({ contact }: { contact: ContactCard }) {
  return (
    <TwoColumns
      main={
        <>
          <PersonalData contact={contact} />
          <CustomFields contact={contact} />
        </>
      }
      side={
        <>
          <ContactTags contact={contact} />
          <ContactNotes contact={contact.id} />
        </>
      }
    />
  );
}

/** Each tag goes on or off by itself, so that two people who tag at once lose nothing. */
function ContactTags({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const { say, sayError } = useToast();
  const save = useMutation({
    mutationFn: (tags: string[]) => {
      const add = tags.filter((tag) => !contact.tags.includes(tag));
      const remove = contact.tags.filter((tag) => !tags.includes(tag));
      const body = { contacts: [contact.id], add, remove };
      return answerOf(api.POST('/api/contacts/tags', { body, params: { header: freshKey() } }));
    },
    onSuccess: () => say(t('contacts.tags_saved')),
    onError: sayError,
  });
  const tags = save.isPending ? (save.variables ?? contact.tags) : contact.tags;
  return (
    <Section title={t('contacts.tags')}>
      <TagsField titled value={tags} onChange={(next) => save.mutate(next)} />
    </Section>
  );
}
