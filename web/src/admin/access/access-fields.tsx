// SPDX-License-Identifier: Apache-2.0
import { Anchor, Radio, Select, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client';
import type { OfferRow } from '../../api/types';
import { formatMoney } from '../../lib/format';
import { typedAmount } from '../../lib/money';
import type { AccessValues } from './access-values';

type Form = UseFormReturnType<AccessValues>;

function useOffers(product: string): OfferRow[] | undefined {
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
  const choose = (id: string) => {
    form.setFieldValue('offer', id);
    const price = offers?.find((one) => one.id === id)?.price;
    if (!price) return;
    form.setFieldValue('amount', typedAmount(price.amount, price.currency));
    form.setFieldValue('currency', price.currency);
  };
  useEffect(() => {
    if (!offers || offers.some((one) => one.id === offer)) return;
    choose(offers[0]?.id ?? '');
  }, [offers, offer]);
  if (product === '') return null;
  const label = (one: OfferRow) =>
    one.price ? t('access.offer_priced', { title: one.title, price: formatMoney(one.price, i18n.language) }) : one.title;
  return (
    <Radio.Group
      label={t('access.what')}
      value={kind}
      onChange={(value) => form.setFieldValue('kind', value as AccessValues['kind'])}
    >
      <Stack gap="xs" mt={6}>
        <Radio value="offer" label={t('access.by_offer')} description={t('access.by_offer_hint')} />
        {kind === 'offer' && (
          <Select
            ms={32}
            aria-label={t('access.offer')}
            placeholder={t('access.choose_offer')}
            data={offers?.map((one) => ({ value: one.id, label: label(one) })) ?? []}
            value={offer || null}
            onChange={(id) => choose(id ?? '')}
            error={form.errors.offer}
            allowDeselect={false}
          />
        )}
        {kind === 'offer' && (
          <Anchor component={Link} to="/offers/new" search={{ product } as never} ms={32} size="sm">
            {t('access.new_offer')}
          </Anchor>
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
