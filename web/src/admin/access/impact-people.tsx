// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Group, Modal, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../api/session';
import { formatNumber } from '../../lib/format';
import { ErrorAlert } from '../../ui/error-alert';
import { hrefOf } from '../../ui/go';
import { Rows } from '../../ui/rows';
import { usePhone } from '../../ui/use-phone';
import { rowLines } from './impact-text';
import type { Impact } from '../../api/types';

interface Props {
  first: Impact;
  ask: (from: number) => Promise<Impact | null>;
  onClose: () => void;
}

type Row = Impact['rows'][number];

/** The people whom a change concerns, those who lose first. Their cards open beside what is being typed. */
export function ImpactPeople({ first, ask, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const phone = usePhone();
  const pages = useInfiniteQuery({
    queryKey: ['impact-people', first],
    queryFn: async ({ pageParam }) => (await ask(pageParam))?.rows ?? [],
    initialData: { pages: [first.rows], pageParams: [0] },
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const shown = all.flat().length;
      return last.length > 0 && shown < first.rows_total ? shown : null;
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const rows = pages.data.pages.flat();
  const number = (value: number) => formatNumber(value, i18n.language);
  const reader = { t, language: i18n.language, zone };
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      fullScreen={phone}
      zIndex={300}
      title={t('access.impact.who')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Rows<Row>
        label={t('access.impact.who')}
        rows={rows}
        keyOf={(row) => row.contact.id}
        columns={[
          {
            header: t('access.person'),
            width: 'minmax(140px, 1fr)',
            phone: 'title',
            cell: (row) => <Person row={row} />,
          },
          {
            header: t('access.effects.title_change'),
            width: 'minmax(180px, 1.4fr)',
            cell: (row) => (
              <div>
                {rowLines(row, reader).map(({ text, tone }) => (
                  <Text key={text} size="sm" {...(tone === 'danger' ? { c: 'var(--stoa-danger)' } : {})}>
                    {text}
                  </Text>
                ))}
              </div>
            ),
          },
        ]}
      />
      <ErrorAlert error={pages.error} />
      <Group justify="space-between" mt="md">
        <Text size="sm" c="dimmed" role="status" className="numbers">
          {t('jobs.done_of', { done: number(rows.length), total: number(first.rows_total) })}
        </Text>
        {pages.hasNextPage && (
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('access.impact.more')}
          </Button>
        )}
      </Group>
    </Modal>
  );
}

function Person({ row: { contact } }: { row: Row }) {
  return (
    <Anchor href={hrefOf(`/contacts/${contact.id}`)} target="_blank" size="sm">
      {contact.name || contact.email}
    </Anchor>
  );
}
