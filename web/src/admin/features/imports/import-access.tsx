// SPDX-License-Identifier: Apache-2.0
import { Button, Radio, Select, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import type { Import, ImportMapping, OfferRow } from '../../../api/types';
import { codeText } from '../../../i18n/dynamic';
import { openOver } from '../../../ui/over';
import { means } from './column-choice';
import { mistakeAt, type MappingState } from './use-mapping';

const NewOfferDialog = lazy(async () => ({
  default: (await import('../../access/new-offer-dialog')).NewOfferDialog,
}));

type Way = 'none' | 'full' | 'offer' | 'column';

function wayOf({ access }: ImportMapping): Way {
  if (!access) return 'none';
  if (access.full) return 'full';
  return access.by_column ? 'column' : 'offer';
}

/** Offers of the course the import began in, or of all. */
export function useImportOffers(product: string | undefined): OfferRow[] {
  const query = { limit: 200, ...(product ? { product } : {}) };
  const offers = $api.useQuery('get', '/api/offers', { params: { query } });
  return (offers.data?.items ?? []).filter((offer) => offer.status !== 'archived');
}

export function ImportAccess({ item, state }: { item: Import; state: MappingState }) {
  const { t } = useTranslation();
  const { mapping, error, save } = state;
  const [way, setWay] = useState<Way>(wayOf(mapping));
  const named = means(mapping, 'offer', 'product');
  const put = (access: ImportMapping['access']) =>
    void save({ ...mapping, access: access ?? null, ...(access ? {} : { mails: null }) });
  const choose = (next: Way) => {
    setWay(next);
    if (next === 'none') put(null);
    if (next === 'offer') state.show({ ...mapping, access: {} });
    if (next === 'full') put({ full: true });
    if (next === 'column') put({ by_column: true });
  };
  const wrong = mistakeAt(error, '/access') ?? mistakeAt(error, '/access/full') ?? mistakeAt(error, '/access/by_column');
  return (
    <Radio.Group
      aria-label={t('import.access_title')}
      value={way}
      error={wrong && codeText(t, wrong.code, wrong.detail)}
      onChange={(value) => choose(value)}
    >
      <Stack gap="sm">
        <Radio value="none" label={t('import.way_of_access.none')} description={t('import.way_of_access.none_hint')} />
        {item.product && (
          <Radio value="full" label={t('import.full_access_to', { product: item.product.title })} />
        )}
        <Radio value="offer" label={t('import.way_of_access.offer')} />
        {way === 'offer' && <OfferForAll item={item} state={state} onOffer={(offer) => put({ offer })} />}
        <Radio
          value="column"
          label={t('import.way_of_access.column')}
          description={named ? t('import.way_of_access.column_hint') : t('errors.import.no_offer_column')}
          disabled={!named && way !== 'column'}
        />
      </Stack>
    </Radio.Group>
  );
}

interface OfferProps {
  item: Import;
  state: MappingState;
  onOffer: (offer: string) => void;
}

function OfferForAll({ item, state, onOffer }: OfferProps) {
  const { t } = useTranslation();
  const offers = useImportOffers(item.product?.id);
  const wrong = mistakeAt(state.error, '/access/offer');
  const can = useCan();
  const product = item.product?.id ?? '';
  const makeOffer = () =>
    openOver((close) => <NewOfferDialog product={product} onClose={close} onMade={(one) => onOffer(one.id)} />);
  const label = (offer: OfferRow) => {
    const products = offer.products.map(({ title }) => title).join(', ');
    return item.product || !products ? offer.title : t('access.offer_priced', { title: products, price: offer.title });
  };
  return (
    <Stack gap={4} ms={32}>
      <Select
        aria-label={t('access.offer')}
        placeholder={t('access.choose_offer')}
        data={offers.map((offer) => ({ value: offer.id, label: label(offer) }))}
        value={state.mapping.access?.offer ?? null}
        error={wrong && codeText(t, wrong.code, wrong.detail)}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('common.nothing_found')}
        onChange={(offer) => offer && onOffer(offer)}
      />
      {can('edit_offers') && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={makeOffer}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('access.new_offer')}
        </Button>
      )}
      {!item.product && (
        <Text size="sm" c="dimmed">
          {t('import.full_offer_hint')}
        </Text>
      )}
    </Stack>
  );
}
