// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import type { ProductOrder, ProductRow } from '../../../api/types';
import { languageNames } from '../../../i18n/languages';
import { formatNumber } from '../../../lib/format';
import { AddButton } from '../../../ui/add-button';
import type { Column } from '../../../ui/data-table/columns';
import { DataTable } from '../../../ui/data-table/data-table';
import { useListQuery } from '../../../ui/data-table/use-list-query';
import { DateText } from '../../../ui/date-text';
import { EmptyState } from '../../../ui/empty-state';
import { FilterBar } from '../../../ui/filter-bar';
import { useListState } from '../../../ui/list-state';
import { NothingFound } from '../../../ui/nothing-found';
import { Page } from '../../../ui/page';
import { RowLink } from '../../../ui/row-link';
import { usePhone } from '../../../ui/use-phone';
import { Publication } from '../../access/publication';
import { AddCourse } from './add-course';

export function CoursesPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const { text } = useListState();
  const [total, setTotal] = useState<number>();
  const query = {
    search: text('search'),
    status: text('status') as ProductRow['status'] | undefined,
    sort: text('sort') as ProductOrder | undefined,
  };
  const phone = usePhone();
  const page = useListQuery(query, (wanted) =>
    $api.queryOptions('get', '/api/products', { params: { query: wanted } }),
  );
  const columns = useMemo<Column<ProductRow>[]>(
    () => [
      {
        id: 'title',
        header: t('courses.course'),
        width: 'minmax(200px, 2.4fr)',
        phone: 'title',
        cell: (course) => <RowLink to={`/courses/${course.id}`}>{course.title}</RowLink>,
      },
      {
        id: 'status',
        header: t('common.status'),
        width: '130px',
        phone: 'aside',
        cell: (course) => <Publication status={course.status} />,
      },
      {
        id: 'lessons',
        header: t('access.lessons'),
        width: '100px',
        align: 'end',
        cell: (course) =>
          phone ? t('courses.lessons_long', { count: course.lessons }) : formatNumber(course.lessons, i18n.language),
      },
      {
        id: 'members',
        header: t('courses.tab.members'),
        width: '120px',
        align: 'end',
        phone: 'hidden',
        cell: (course) => formatNumber(course.members, i18n.language),
      },
      {
        id: 'language',
        header: t('common.language'),
        width: '120px',
        phone: 'hidden',
        cell: (course) => languageNames[course.language],
      },
      {
        id: 'updated',
        header: t('courses.updated'),
        width: '140px',
        phone: 'hidden',
        cell: (course) => <DateText at={course.updated_at} />,
      },
    ],
    [t, i18n.language, phone],
  );
  const statuses = (['draft', 'published', 'archived'] as const).map((value) => ({
    value,
    label: t(`common.status_${value}`),
  }));
  const add = can('edit_courses') && (
    <AddButton label={t('courses.add')} dialog={(close) => <AddCourse onClose={close} />} />
  );
  return (
    <Page
      title={t('courses.title')}
      count={total !== undefined && t('courses.count', { count: total, n: formatNumber(total, i18n.language) })}
      actions={add}
    >
      <FilterBar
        placeholder={t('courses.search')}
        filters={[{ key: 'status', label: t('common.status'), options: statuses }]}
      />
      <DataTable<ProductRow>
        label={t('courses.title')}
        columns={columns}
        query={page as never}
        idOf={(course) => course.id}
        nameOf={(course) => course.title}
        onOpen={(course) => void navigate({ to: `/courses/${course.id}` })}
        onTotal={setTotal}
        empty={
          query.search || query.status ? (
            <NothingFound />
          ) : (
            <EmptyState kind="nothing-yet" title={t('courses.none')} text={t('courses.none_text')} />
          )
        }
      />
    </Page>
  );
}
