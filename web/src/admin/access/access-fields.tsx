// SPDX-License-Identifier: Apache-2.0
import { Button, Radio, Select, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { UseFormReturnType } from '@mantine/form';
import { lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client';
import { useCan } from '../../api/session';
import type { OfferRow } from '../../api/types';
import { lastOfferOf } from '../../lib/last-choices';
import { openOver } from '../../ui/over';
import type { AccessValues } from './access-values';
import { offerText, priceOf } from './offer-text';
import type { MadeOffer } from './use-new-offer';

const NewOfferDialog = lazy(async () => ({
  default: (await import('./new-offer-dialog')).NewOfferDialog,
}));

type Form = UseFormReturnType<AccessValues>;

/** The offers of one product that can be given. */
export function useOffers(product: string): OfferRow[] | undefined {
  const answer = $api.useQuery(
    'get',
    '/api/products/{id}/offers',
    { params: { path: { id: product }, query: { limit: 100 } } },
    { enabled: product !== '' },
  );
  return answer.data?.items.filter((offer) => offer.status !== 'archived');
}

/** What is opened: an offer of this product, or everything in it. */
export function OfferOrFull({ form }: { form: Form }) {
  const { t, i18n } = useTranslation();
  const { product, kind, offer } = form.values;
  const offers = useOffers(product);
  const can = useCan();
  const [made, setMade] = useState('');
  const take = (one: MadeOffer | undefined) => {
    form.setValues({ offer: one?.id ?? '', ...priceOf(one) });
  };
  const makeOffer = () =>
    openOver((close) => (
      <NewOfferDialog
        product={product}
        onClose={close}
        onMade={(one) => {
          setMade(one.id);
          take(one);
        }}
      />
    ));
  const known = offer !== '' && (offer === made || offers?.some((one) => one.id === offer));
  const last = lastOfferOf(product);
  const proposed = known ? undefined : (offers?.find((one) => one.id === last) ?? offers?.[0]);
  useEffect(() => {
    if (proposed) take(proposed);
    // The form is new with every drawing; only another proposal is a reason to take one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [proposed?.id, offer]);
  if (product === '') return null;
  return (
    <Radio.Group
      label={t('access.what')}
      value={kind}
      onChange={(value) => form.setFieldValue('kind', value)}
    >
      <Stack gap="xs" mt={6}>
        <Radio value="offer" label={t('access.by_offer')} description={t('access.by_offer_hint')} />
        {kind === 'offer' && (
          <Select
            ms={32}
            aria-label={t('access.offer')}
            placeholder={t('access.choose_offer')}
            data={offers?.map((one) => ({ value: one.id, label: offerText(one, t, i18n.language) })) ?? []}
            value={offer || null}
            onChange={(id) => take(offers?.find((one) => one.id === id))}
            error={form.errors.offer}
            allowDeselect={false}
          />
        )}
        {kind === 'offer' && can('edit_offers') && (
          <Button
            variant="subtle"
            size="compact-sm"
            ms={32}
            leftSection={<IconPlus size={14} />}
            onClick={makeOffer}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('access.new_offer')}
          </Button>
        )}
        <Radio value="full" label={t('access.full')} />
        {kind === 'full' && (
          <Text size="sm" c="dimmed" ms={32}>
            {t('access.full_advice')}
          </Text>
        )}
      </Stack>
    </Radio.Group>
  );
}
