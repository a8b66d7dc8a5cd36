// SPDX-License-Identifier: Apache-2.0
import { Anchor, Drawer, Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { AccessCard, ContactCard } from '../../../api/types';
import { readInstant } from '../../../lib/zones';
import { useListState } from '../../../ui/list-state';
import { Notice } from '../../../ui/notice';
import { useCovered } from '../../../ui/slot';
import { usePhone } from '../../../ui/use-phone';
import { AccessLessons } from './access-lessons';
import classes from './access-panel.module.css';
import { AsOf } from './as-of';
import { NothingToShow } from './nothing-to-show';
import { WhyPanel } from './why-panel';

interface Props {
  contact: ContactCard;
  product: string;
}

/** What one person sees in one course, now or at another moment, and why. All of it stands in the
 * address, so that a link shows a colleague the same. */
export function AccessPanel({ contact, product }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const covered = useCovered();
  const { text, set } = useListState();
  const asked = text('at');
  const at = asked === undefined ? undefined : (readInstant(asked) ?? undefined);
  const unreadable = asked !== at;
  const why = text('why');
  const view = $api.useQuery(
    'get',
    '/api/contacts/{id}/access',
    { params: { path: { id: contact.id }, query: { product, ...(at ? { at } : {}) } } },
    { placeholderData: keepPreviousData, enabled: !unreadable },
  );
  const leave = () => set({ product: undefined, why: undefined, at: undefined });
  const name = contact.name || contact.email || '';
  const title = view.data?.product.title ?? '';
  return (
    <Drawer
      opened
      position="right"
      size={720}
      onClose={leave}
      closeOnEscape={!covered}
      title={view.data ? t('access.explain_title', { name, product: title }) : t('access.why.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ header: classes.header ?? '', body: classes.body ?? '' }}
      {...(phone ? { size: '100%' } : {})}
    >
      {view.isError || unreadable ? (
        <NothingToShow
          unreadable={unreadable}
          error={view.error}
          onNow={() => set({ at: undefined })}
          onLeave={leave}
          onRetry={() => void view.refetch()}
        />
      ) : (
        <>
          <AsOf contact={contact} product={product} view={view.data} at={at} />
          {!view.data && <Waiting />}
          {view.data && <Shown contact={contact} view={view.data} why={why} />}
        </>
      )}
    </Drawer>
  );
}

function Waiting() {
  return (
    <Stack gap="xs" aria-hidden>
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} height={52} radius="lg" />
      ))}
    </Stack>
  );
}

interface ShownProps {
  contact: ContactCard;
  view: AccessCard;
  why: string | undefined;
}

function Shown({ contact, view, why }: ShownProps) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const { set } = useListState();
  const reader = { t, language: i18n.language, zone, at: view.at };
  const lesson = view.lessons.find((one) => one.lesson === why);
  if (!lesson) {
    return (
      <>
        {why && <Notice tone="warning">{t('access.why.no_lesson')}</Notice>}
        <AccessLessons view={view} reader={reader} onWhy={(id) => set({ why: id })} />
      </>
    );
  }
  return (
    <>
      <Anchor component="button" type="button" className={classes.back} onClick={() => set({ why: undefined })}>
        <IconArrowLeft size={15} aria-hidden />
        {t('access.why.back')}
      </Anchor>
      <WhyPanel contact={contact} view={view} lesson={lesson} reader={reader} />
    </>
  );
}
