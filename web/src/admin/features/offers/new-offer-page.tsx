// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import { useSchool } from '../../../api/session';
import { partOf } from '../../../lib/forms';
import { minorUnits } from '../../../lib/money';
import { BackLink } from '../../../ui/back-link';
import { ErrorAlert } from '../../../ui/error-alert';
import { useListState } from '../../../ui/list-state';
import { Page } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { newLine, offerBody, OfferFields, type OfferValues, placeOffer } from './offer-form';

export function NewOfferPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { say } = useToast();
  const { currency } = useSchool();
  const { text } = useListState();
  const keyFor = useIdempotencyKey();
  const initial: OfferValues = {
    title: '',
    status: 'published',
    price: '',
    currency,
    lines: [newLine('first', text('product') ?? '')],
    activation: 'standard',
    access: 'standard',
  };
  const { form, busy, error, unplaced, element, submit } = useApiForm({
    initial,
    place: placeOffer,
    rules: {
      title: (value) => (value.trim() ? null : t('errors.required')),
      price: (value, values) =>
        value.trim() === '' || minorUnits(value, values.currency) !== null ? null : t('errors.money.invalid'),
    },
    send: (values) => {
      const body = offerBody(values);
      return answerOf(api.POST('/api/offers', { body, params: { header: keyFor(body) } }));
    },
    onDone: (offer) => {
      say(t('offers.added'));
      void navigate({ to: `/offers/${offer.id}` });
    },
  });
  return (
    <Page title={t('offers.new_title')} back={<BackLink to="/offers">{t('offers.all')}</BackLink>}>
      <form ref={element} onSubmit={submit} noValidate>
        <ErrorAlert error={error} fields={unplaced} />
        <OfferFields form={partOf(form)} />
        <Group justify="flex-end" mt="md">
          <Button type="submit" loading={busy}>
            {t('offers.create')}
          </Button>
        </Group>
      </form>
    </Page>
  );
}
