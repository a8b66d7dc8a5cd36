// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import { freshKey } from '../../../api/idempotency';
import { useCan } from '../../../api/session';
import type { Offer } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { ActionMenu } from '../../../ui/action-menu';
import { BackLink } from '../../../ui/back-link';
import { FailedState } from '../../../ui/empty-state';
import { MoneyText } from '../../../ui/money-text';
import { Figures, Page } from '../../../ui/page';
import { PageTabs } from '../../../ui/tabs';
import { useToast } from '../../../ui/toast';
import { Publication } from '../../access/publication';
import { OfferBuyers } from './offer-buyers';
import { OfferEditor } from './offer-editor';

const AddBuyer = lazy(async () => ({ default: (await import('./add-buyer')).AddBuyer }));

export function OfferPage() {
  const { t, i18n } = useTranslation();
  const { offerId } = useParams({ strict: false }) as { offerId: string };
  const answer = $api.useQuery('get', '/api/offers/{id}', { params: { path: { id: offerId } } });
  if (answer.isError) return <FailedState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  const offer = answer.data;
  const tabs = [
    {
      key: 'terms',
      label: t('offers.terms'),
      content: () => <OfferEditor key={offer.id} offer={offer} />,
    },
    { key: 'buyers', label: t('offers.buyers'), content: () => <OfferBuyers offer={offer} /> },
  ];
  const figures = [
    { label: t('offers.price'), value: <MoneyText money={offer.price} none={t('offers.free')} /> },
    { label: t('offers.sales'), value: formatNumber(offer.sales, i18n.language) },
  ];
  return (
    <Page
      title={offer.title}
      back={<BackLink to="/offers">{t('offers.all')}</BackLink>}
      under={<Publication status={offer.status} />}
      figures={<Figures items={figures} />}
      actions={<OfferActions offer={offer} />}
    >
      <PageTabs tabs={tabs} label={offer.title} />
    </Page>
  );
}

function OfferActions({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const { say, sayError } = useToast();
  const [selling, setSelling] = useState(false);
  const copying = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/offers/{id}/copy', { body: {}, params: { path: { id: offer.id }, header: freshKey() } })),
    onSuccess: (copied) => {
      say(t('offers.copied'));
      void navigate({ to: `/offers/${copied.id}` });
    },
    onError: sayError,
  });
  return (
    <>
      {can('give_access') && (
        <Button leftSection={<IconPlus size={16} />} onClick={() => setSelling(true)}>
          {t('offers.add_buyer')}
        </Button>
      )}
      {offer.can.includes('edit') && (
        <ActionMenu
          label={t('common.more')}
          size={36}
          groups={[[{ label: t('offers.copy'), onClick: () => copying.mutate() }]]}
        />
      )}
      <Suspense fallback={null}>{selling && <AddBuyer offer={offer} onClose={() => setSelling(false)} />}</Suspense>
    </>
  );
}
