// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import type { Contact, ContactOrder } from '../../../api/types';
import type { Language } from '../../../i18n/languages';
import { formatNumber } from '../../../lib/format';
import { DataTable } from '../../../ui/data-table/data-table';
import { useListQuery } from '../../../ui/data-table/use-list-query';
import { EmptyState } from '../../../ui/empty-state';
import { FilterBar } from '../../../ui/filter-bar';
import { useListState } from '../../../ui/list-state';
import { NothingFound } from '../../../ui/nothing-found';
import { Page } from '../../../ui/page';
import { useSingleKeys } from '../../../ui/use-single-keys';
import { useMayChangeMany } from '../../people/may-change-many';
import { usePicked } from '../../people/use-picked';
import { contactColumns } from './contact-columns';
import { useContactFilters } from './use-contact-filters';

const BulkBar = lazy(async () => ({ default: (await import('../../people/bulk-bar')).BulkBar }));
const AddContact = lazy(async () => ({ default: (await import('./add-contact')).AddContact }));

/** The list counts down with a minus in front, the server with a word behind. */
function sortOf(sort = 'newest') {
  return (sort.startsWith('-') ? `${sort.slice(1)}_down` : sort) as ContactOrder;
}

export function ContactsPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const { text, many } = useListState();
  const [adding, setAdding] = useState(false);
  const [total, setTotal] = useState<number>();
  const filters = useContactFilters();
  const mayAdd = can('edit_contacts');
  useSingleKeys(mayAdd ? { c: () => setAdding(true) } : {});

  const query = {
    search: text('search'),
    language: text('language') as Language | undefined,
    tag: many('tag'),
    product: text('product'),
    signed_in: text('signed_in') as 'never' | undefined,
    sort: sortOf(text('sort')),
  };
  const page = useListQuery(query, (wanted) =>
    $api.queryOptions('get', '/api/contacts', { params: { query: wanted } }),
  );
  const { picked, pick, any, table } = usePicked(JSON.stringify(query));
  const maySelect = useMayChangeMany();
  const columns = useMemo(() => contactColumns(t), [t]);
  const add = mayAdd && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('contacts.add')}
    </Button>
  );
  const filtered = Boolean(query.search || query.language || query.tag.length > 0 || query.product || query.signed_in);
  return (
    <Page
      title={t('contacts.title')}
      count={total !== undefined && t('contacts.count', { count: total, n: formatNumber(total, i18n.language) })}
      actions={
        <>
          {maySelect && (
            <Button component={Link} to="/batches" variant="default">
              {t('batches.title')}
            </Button>
          )}
          {can('import_contacts') && (
            <Button component={Link} to="/imports" variant="default" leftSection={<IconUpload size={16} />}>
              {t('import.title')}
            </Button>
          )}
          {add}
        </>
      }
    >
      <FilterBar placeholder={t('contacts.search')} filters={filters} />
      <DataTable<Contact>
        label={t('contacts.title')}
        columns={columns}
        query={page as never}
        idOf={(contact) => contact.id}
        nameOf={(contact) => contact.name}
        onOpen={(contact) => void navigate({ to: `/contacts/${contact.id}` })}
        onTotal={setTotal}
        {...(maySelect ? table : {})}
        empty={filtered ? <NothingFound /> : <NoneYet action={add} />}
      />
      <Suspense fallback={null}>
        {any && <BulkBar list={{ kind: 'contacts', filter: query }} picked={picked} total={total ?? 0} onPick={pick} />}
      </Suspense>
      <Suspense fallback={null}>{adding && <AddContact onClose={() => setAdding(false)} />}</Suspense>
    </Page>
  );
}

function NoneYet({ action }: { action: React.ReactNode }) {
  const { t } = useTranslation();
  return <EmptyState kind="nothing-yet" title={t('contacts.none')} text={t('contacts.none_text')} action={action} />;
}
