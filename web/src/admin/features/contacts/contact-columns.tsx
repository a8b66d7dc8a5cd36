// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { Contact } from '../../../api/types';
import type { Column } from '../../../ui/data-table/columns';
import { DateText } from '../../../ui/date-text';
import { Initials } from '../../../ui/initials';
import { RowLink } from '../../../ui/row-link';
import { StatusBadge } from '../../../ui/status-badge';
import classes from './contact-columns.module.css';

export function contactColumns(t: TFunction): Column<Contact>[] {
  return [
    {
      id: 'name',
      header: t('common.person_name'),
      width: 'minmax(190px, 1.6fr)',
      sort: { up: 'name', down: '-name' },
      phone: 'title',
      cell: (contact) => (
        <>
          <Initials name={contact.name || contact.email || '?'} />
          <RowLink to={`/contacts/${contact.id}`}>{contact.name || contact.email || t('contacts.nameless')}</RowLink>
        </>
      ),
    },
    {
      id: 'email',
      header: t('common.email'),
      width: 'minmax(180px, 1.9fr)',
      cell: (contact) => contact.email,
    },
    {
      id: 'tags',
      header: t('contacts.tags'),
      width: 'minmax(120px, 1.2fr)',
      phone: 'hidden',
      cell: (contact) => <Tags tags={contact.tags} />,
    },
    {
      id: 'products',
      header: t('contacts.products'),
      width: '100px',
      align: 'end',
      phone: 'hidden',
      cell: (contact) => contact.products,
    },
    {
      id: 'seen',
      header: t('contacts.last_seen'),
      width: '140px',
      sort: { up: 'last_seen', down: '-last_seen' },
      phone: 'aside',
      cell: (contact) =>
        contact.never_signed_in ? (
          <StatusBadge tone="warning">{t('contacts.never_signed_in')}</StatusBadge>
        ) : (
          <DateText at={contact.last_seen_at} none={t('common.never')} />
        ),
    },
    {
      id: 'created',
      header: t('contacts.since'),
      width: '130px',
      sort: { up: 'oldest', down: 'newest' },
      phone: 'hidden',
      cell: (contact) => <DateText at={contact.created_at} />,
    },
  ];
}

/** One line has room for one tag; how many more there are is said, and which, when pointed at. */
function Tags({ tags }: { tags: string[] }) {
  const [first, ...others] = tags;
  if (first === undefined) return null;
  return (
    <span title={tags.join(', ')} className={classes.tags}>
      <StatusBadge tone="neutral">{first}</StatusBadge>
      {others.length > 0 && <StatusBadge tone="neutral">+{others.length}</StatusBadge>}
    </span>
  );
}
