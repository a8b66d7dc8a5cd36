// SPDX-License-Identifier: Apache-2.0
import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client';
import type { GrantRow, OfferRow } from '../../api/types';
import { listOf } from '../../lib/format';
import { useOffers } from './access-fields';
import { offerText } from './offer-text';

interface Props {
  grant: GrantRow;
  value: string;
  onChange: (offer: OfferRow) => void;
  error: React.ReactNode;
}

const othersMax = 20;

function useOthers(search: string, product: string): OfferRow[] {
  const answer = $api.useQuery(
    'get',
    '/api/offers',
    { params: { query: { limit: othersMax, ...(search ? { search } : {}) } } },
    { placeholderData: keepPreviousData },
  );
  const elsewhere = (offer: OfferRow) => offer.products.every(({ id }) => id !== product);
  return (answer.data?.items ?? []).filter((offer) => offer.status !== 'archived' && elsewhere(offer));
}

/** The new plan: the offers of the same course first, those of other courses after them. */
export function PlanOffer({ grant, value, onChange, error }: Props) {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<OfferRow>();
  const text = (offer: OfferRow) => offerText(offer, t, i18n.language);
  const search = chosen && typed === text(chosen) ? '' : typed.trim();
  const [asked] = useDebouncedValue(search, 200);
  const found = (offer: OfferRow) => text(offer).toLocaleLowerCase().includes(search.toLocaleLowerCase());
  const same = (useOffers(grant.product.id) ?? []).filter((offer) => offer.id !== grant.offer?.id && found(offer));
  const others = useOthers(asked, grant.product.id);
  const known = [...same, ...others];
  const missing = chosen && !known.some(({ id }) => id === chosen.id) ? [chosen] : [];
  const items = (offers: OfferRow[]) => offers.map((offer) => ({ value: offer.id, label: text(offer) }));
  const groups = [
    { group: t('access.plan.of_course', { product: grant.product.title }), items: items(same) },
    { group: t('access.plan.of_others'), items: items([...others, ...missing]) },
  ];
  const choose = (id: string | null) => {
    const offer = known.find((one) => one.id === id);
    if (!offer) return;
    setChosen(offer);
    onChange(offer);
  };
  return (
    <Select
      label={t('access.plan.new')}
      placeholder={t('access.choose_offer')}
      data-autofocus
      required
      searchable
      allowDeselect={false}
      data={groups.filter((group) => group.items.length > 0)}
      filter={({ options }) => options}
      value={value || null}
      onChange={choose}
      onSearchChange={setTyped}
      nothingFoundMessage={t('common.nothing_found')}
      error={error}
      renderOption={({ option }) => (
        <div>
          {option.label}
          <Courses of={others.find((offer) => offer.id === option.value)} />
        </div>
      )}
    />
  );
}

function Courses({ of: offer }: { of: OfferRow | undefined }) {
  const { i18n } = useTranslation();
  if (!offer) return null;
  const titles = offer.products.map(({ title }) => title);
  return (
    <Text size="xs" c="dimmed">
      {listOf(titles, i18n.language)}
    </Text>
  );
}
