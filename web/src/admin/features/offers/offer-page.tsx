// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api, ifMatch } from '../../../api/client';
import { freshKey } from '../../../api/idempotency';
import { useCan, useSchool } from '../../../api/session';
import type { Offer } from '../../../api/types';
import { formatNumber } from '../../../lib/format';
import { partOf } from '../../../lib/forms';
import { minorUnits, typedAmount } from '../../../lib/money';
import { asPolicy, isSound, sentPolicy } from '../../../lib/policy';
import { ActionMenu } from '../../../ui/action-menu';
import { BackLink } from '../../../ui/back-link';
import { FailedState } from '../../../ui/empty-state';
import { MoneyText } from '../../../ui/money-text';
import { Figures, Page } from '../../../ui/page';
import { SaveForm } from '../../../ui/save-form';
import { PageTabs } from '../../../ui/tabs';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { mailChoice } from '../../access/access-values';
import { attributes, attributeText } from '../../access/policy-text';
import { Publication } from '../../access/publication';
import { useProducts } from '../../access/use-products';
import { OfferBuyers } from './offer-buyers';
import { offerBody, OfferFields, type OfferLine, type OfferValues, placeOffer } from '../../access/offer-form';

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

function valuesOf(offer: Offer, currency: string): OfferValues {
  return {
    title: offer.title,
    status: offer.status,
    price: offer.price ? typedAmount(offer.price.amount, offer.price.currency) : '',
    currency: offer.price?.currency ?? currency,
    lines: offer.lines.map((line, i) => ({
      key: line.id ?? `line-${i}`,
      ...(line.id ? { id: line.id } : {}),
      product: line.product.id,
      policy: asPolicy(line.policy),
    })),
    activation: mailChoice(offer.mails.activation),
    access: mailChoice(offer.mails.access),
  };
}

function mailText(choice: string, t: TFunction): string {
  if (choice === 'none') return t('access.mail_none');
  return choice === 'standard' ? t('access.mail_standard') : t('access.mail_own');
}

/** Lines carry keys of the screen and ids: what they say is their product and its terms. */
function useVersionFields(titles: Map<string, string>) {
  const { t, i18n } = useTranslation();
  const lineText = (line: OfferLine) =>
    [
      titles.get(line.product) ?? line.product,
      ...attributes.map((one) => attributeText(one, line.policy, t, i18n.language)),
    ].join('\n');
  return {
    title: { label: t('common.title') },
    price: { label: t('offers.price') },
    currency: { label: t('common.currency') },
    status: {
      label: t('common.status'),
      show: (status: Offer['status']) => t(`common.status_${status}`),
    },
    lines: {
      label: t('contacts.products'),
      show: (lines: OfferLine[]) => lines.map(lineText).join('\n\n'),
      plain: (lines: OfferLine[]) => lines.map((line) => [line.product, sentPolicy(line.policy)]),
    },
    activation: { label: t('access.mail_activation'), show: (choice: string) => mailText(choice, t) },
    access: { label: t('access.mail_access'), show: (choice: string) => mailText(choice, t) },
  };
}

function OfferEditor({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const { currency } = useSchool();
  const titles = new Map(useProducts().map((product) => [product.id, product.title]));
  const apiForm = useApiForm({
    initial: valuesOf(offer, currency),
    versions: {
      version: offer.version,
      of: (current: Offer) => valuesOf(current, currency),
      fields: useVersionFields(titles),
    },
    place: placeOffer,
    rules: {
      title: (value) => (value.trim() ? null : t('errors.required')),
      price: (value, values) =>
        value.trim() === '' || minorUnits(value, values.currency) !== null
          ? null
          : t('errors.money.invalid'),
      lines: (lines) => (lines.every(({ policy }) => isSound(policy)) ? null : t('errors.terms.unsound')),
    },
    send: (values, version) =>
      answerOf(
        api.PATCH('/api/offers/{id}', {
          body: offerBody(values),
          params: { path: { id: offer.id }, header: ifMatch(version) },
        }),
      ),
    onDone: () => say(t('offers.saved')),
  });
  return (
    <SaveForm api={apiForm}>
      <OfferFields form={partOf(apiForm.form)} />
    </SaveForm>
  );
}
