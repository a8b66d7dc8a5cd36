// SPDX-License-Identifier: Apache-2.0
import { Progress } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import type { MemberRow, Product } from '../../../api/types';
import { formatPercent } from '../../../lib/format';
import { AddButton } from '../../../ui/add-button';
import type { Column } from '../../../ui/data-table/columns';
import { DataTable } from '../../../ui/data-table/data-table';
import { useListQuery } from '../../../ui/data-table/use-list-query';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { FilterBar } from '../../../ui/filter-bar';
import { Initials } from '../../../ui/initials';
import { useListState } from '../../../ui/list-state';
import { NothingFound } from '../../../ui/nothing-found';
import { RowLink } from '../../../ui/row-link';
import { GrantState } from '../../access/grant-state';
import { useMayChangeMany } from '../../people/may-change-many';
import { usePicked } from '../../people/use-picked';
import classes from './course-members.module.css';
import { MemberActions } from './member-actions';

const BulkBar = lazy(async () => ({ default: (await import('../../people/bulk-bar')).BulkBar }));
const AddMember = lazy(async () => ({ default: (await import('./add-member')).AddMember }));
const states = ['active', 'pending', 'frozen', 'suspended', 'ended', 'revoked'] as const;

export function CourseMembers({ course }: { course: Product }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const { text } = useListState();
  const [total, setTotal] = useState<number>();
  const query = {
    search: text('search'),
    state: text('state') as MemberRow['state'] | undefined,
    signed_in: text('signed_in') as 'never' | undefined,
  };
  const page = useListQuery(query, (wanted) =>
    $api.queryOptions('get', '/api/products/{id}/members', {
      params: { path: { id: course.id }, query: wanted },
    }),
  );
  const { picked, pick, any, table } = usePicked(JSON.stringify(query));
  const maySelect = useMayChangeMany();
  const mayGive = can('give_access');
  const columns = useMemo<Column<MemberRow>[]>(() => {
    const acts: Column<MemberRow> = {
      id: 'acts',
      header: t('common.actions'),
      width: '88px',
      align: 'end',
      phone: 'aside',
      cell: (row) => <MemberActions row={row} />,
    };
    return [
      {
        id: 'name',
        header: t('common.person_name'),
        width: 'minmax(190px, 1.6fr)',
        phone: 'title',
        cell: (row) => (
          <>
            <Initials name={row.contact.name || row.contact.email || '?'} />
            <RowLink to={`/contacts/${row.contact.id}`}>{row.contact.name || row.contact.email}</RowLink>
          </>
        ),
      },
      {
        id: 'email',
        header: t('common.email'),
        width: 'minmax(160px, 1.5fr)',
        cell: (row) => row.contact.email,
      },
      {
        id: 'state',
        header: t('common.state'),
        width: '120px',
        phone: 'aside',
        cell: (row) => <GrantState state={row.state} />,
      },
      {
        id: 'progress',
        header: t('courses.progress'),
        width: '140px',
        phone: 'hidden',
        cell: (row) => (
          <span className={classes.progress}>
            <Progress value={row.progress} size={6} aria-label={t('courses.progress')} />
            <span className="numbers">{formatPercent(row.progress, i18n.language)}</span>
          </span>
        ),
      },
      {
        id: 'until',
        header: t('access.until'),
        width: '120px',
        phone: 'hidden',
        cell: (row) => <DateText clock="school" end at={row.closes_at} none={t('common.unlimited')} />,
      },
      {
        id: 'seen',
        header: t('contacts.last_seen'),
        width: '120px',
        phone: 'hidden',
        cell: (row) => <DateText at={row.last_seen_at} none={t('common.never')} />,
      },
      ...(mayGive ? [acts] : []),
    ];
  }, [t, i18n.language, mayGive]);
  const add = mayGive && (
    <AddButton
      label={t('courses.add_member')}
      dialog={(close) => (
        <Suspense fallback={null}>
          <AddMember course={course} onClose={close} />
        </Suspense>
      )}
    />
  );
  const filtered = Boolean(query.search || query.state || query.signed_in);
  return (
    <>
      <div className={classes.line}>
        <FilterBar
          placeholder={t('contacts.search')}
          filters={[
            {
              key: 'state',
              label: t('common.state'),
              options: states.map((value) => ({ value, label: t(`access.state.${value}`) })),
            },
            {
              key: 'signed_in',
              label: t('contacts.signed_in'),
              options: [{ value: 'never', label: t('contacts.signed_in_never') }],
            },
          ]}
        />
        {add}
      </div>
      <DataTable<MemberRow>
        label={t('courses.tab.members')}
        columns={columns}
        query={page as never}
        idOf={(row) => row.contact.id}
        onTotal={setTotal}
        {...(maySelect ? table : {})}
        nameOf={(row) => row.contact.name}
        onOpen={(row) => void navigate({ to: `/contacts/${row.contact.id}`, search: { tab: 'products' } })}
        empty={
          filtered ? (
            <NothingFound />
          ) : (
            <EmptyState kind="nothing-yet" title={t('courses.no_members')} text={t('courses.no_members_text')} />
          )
        }
      />
      <Suspense fallback={null}>
        {any && (
          <BulkBar
            list={{ kind: 'members', product: course.id, filter: query }}
            picked={picked}
            total={total ?? 0}
            onPick={pick}
          />
        )}
      </Suspense>
    </>
  );
}
