// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { partOf } from '../../../lib/forms';
import { BackLink } from '../../../ui/back-link';
import { ErrorAlert } from '../../../ui/error-alert';
import { useListState } from '../../../ui/list-state';
import { Page } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { OfferFields } from '../../access/offer-form';
import { useNewOffer } from '../../access/use-new-offer';

export function NewOfferPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { say } = useToast();
  const { text } = useListState();
  const { form, busy, error, unplaced, element, submit } = useNewOffer(
    text('product') ?? '',
    (offer) => {
      say(t('offers.added'));
      void navigate({ to: `/offers/${offer.id}` });
    },
  );
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
