// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import { freshKey } from '../../../api/idempotency';
import { useCan } from '../../../api/session';
import type { ContactCard } from '../../../api/types';
import { ActionMenu } from '../../../ui/action-menu';
import { BackLink } from '../../../ui/back-link';
import { confirm } from '../../../ui/confirm';
import { DateText } from '../../../ui/date-text';
import { FailedState } from '../../../ui/empty-state';
import { Initials } from '../../../ui/initials';
import { useListState } from '../../../ui/list-state';
import { Figures, Page } from '../../../ui/page';
import { StatusBadge } from '../../../ui/status-badge';
import { PageTabs } from '../../../ui/tabs';
import { useToast } from '../../../ui/toast';
import { useViewing } from '../../access/use-viewing';
import { ViewButton } from '../../access/view-button';
import { ContactGrants } from './contact-grants';
import { ContactHistory } from './contact-history';
import { ContactMails } from './contact-mails';
import { ContactOrders } from './contact-orders';
import { ContactOverview } from './contact-overview';
import { DeleteContact } from './delete-contact';

const AccessPanel = lazy(async () => ({ default: (await import('./access-panel')).AccessPanel }));

export function ContactPage() {
  const { t } = useTranslation();
  const { contactId } = useParams({ strict: false }) as { contactId: string };
  const answer = $api.useQuery('get', '/api/contacts/{id}', { params: { path: { id: contactId } } });
  if (answer.isError) return <FailedState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  const contact = answer.data;
  const tabs = [
    {
      key: 'overview',
      label: t('contacts.tab.overview'),
      content: () => <ContactOverview contact={contact} />,
    },
    {
      key: 'products',
      label: t('contacts.tab.products'),
      content: () => <Products contact={contact} />,
    },
    {
      key: 'orders',
      label: t('contacts.tab.orders'),
      content: () => <ContactOrders contact={contact} />,
    },
    {
      key: 'mails',
      label: t('contacts.tab.mails'),
      content: () => <ContactMails contact={contact} />,
    },
    {
      key: 'history',
      label: t('contacts.tab.history'),
      content: () => <ContactHistory contact={contact} />,
    },
  ];
  return (
    <Page
      title={contact.name || contact.email || t('contacts.nameless')}
      back={<BackLink to="/contacts">{t('contacts.all')}</BackLink>}
      lead={<Initials name={contact.name || contact.email || '?'} size={52} />}
      under={<Reach contact={contact} />}
      figures={<Facts contact={contact} />}
      actions={
        <>
          <ViewButton wanted={{ contact: contact.id }}>{t('contacts.viewing.view')}</ViewButton>
          <MoreMenu contact={contact} />
        </>
      }
    >
      <PageTabs tabs={tabs} label={contact.name} />
    </Page>
  );
}

/** A course in the address opens what this person sees in it. */
function Products({ contact }: { contact: ContactCard }) {
  const product = useListState().text('product');
  return (
    <>
      <ContactGrants contact={contact} />
      <Suspense fallback={null}>{product && <AccessPanel contact={contact} product={product} />}</Suspense>
    </>
  );
}

function Reach({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  return (
    <>
      <span>{[contact.email, contact.phone].filter(Boolean).join(' · ')}</span>
      {contact.never_signed_in && <StatusBadge tone="warning">{t('contacts.never_signed_in')}</StatusBadge>}
      {contact.tags.map((tag) => (
        <StatusBadge key={tag} tone="neutral">
          {tag}
        </StatusBadge>
      ))}
    </>
  );
}

function Facts({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const items = [
    {
      label: t('contacts.last_seen'),
      value: <DateText at={contact.last_seen_at} none={t('common.never')} />,
    },
    { label: t('contacts.since'), value: <DateText at={contact.created_at} /> },
  ];
  return <Figures items={items} />;
}

function MoreMenu({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const can = useCan();
  const { say, sayError } = useToast();
  const [deleting, setDeleting] = useState(false);
  const send = useMutation({
    mutationFn: () => {
      const body = { contacts: [contact.id] };
      return answerOf(api.POST('/api/contacts/access-mails', { body, params: { header: freshKey() } }));
    },
    onSuccess: () => say(t('contacts.access_mail_asked')),
    onError: sayError,
  });
  const { begin } = useViewing();
  const signIn = () => {
    const name = contact.name || contact.email || t('contacts.nameless');
    confirm({
      title: t('contacts.viewing.as_title', { name }),
      text: t('contacts.viewing.as_text'),
      verb: t('contacts.viewing.as_verb'),
      cancel: t('common.cancel'),
      danger: false,
      onConfirm: () => begin({ mode: 'as', contact: contact.id }),
    });
  };
  const groups = [
    contact.can.includes('sign_in_as') ? [{ label: t('contacts.viewing.as'), onClick: signIn }] : [],
    can('send_mails') ? [{ label: t('contacts.send_access_mail'), onClick: () => send.mutate() }] : [],
    contact.can.includes('delete')
      ? [{ label: t('contacts.delete'), danger: true, onClick: () => setDeleting(true) }]
      : [],
  ];
  return (
    <>
      <ActionMenu label={t('common.more')} size={36} groups={groups} />
      {deleting && <DeleteContact contact={contact} onClose={() => setDeleting(false)} />}
    </>
  );
}
