// SPDX-License-Identifier: Apache-2.0
import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import type { Offer } from '../../../api/types';
import { partOf } from '../../../lib/forms';
import { SaveForm } from '../../../ui/save-form';
import { ImpactPanel } from '../../access/impact-panel';
import { counted } from '../../access/impact-text';
import { OfferFields } from '../../access/offer-form';
import { Applied } from './applied';
import { useOfferTerms } from './use-offer-terms';

/** The terms of an offer; before saving it says whom a change reaches, and what it does to them. */
export function OfferEditor({ offer }: { offer: Offer }) {
  const { api, foreseen, reaches, applied, close } = useOfferTerms(offer);
  return (
    <SaveForm api={api} foresight={reaches && <ImpactPanel of={foreseen} about="offer" />}>
      {applied?.job && <Applied job={applied.job} undo={applied.undo} onClose={close} />}
      <FollowersLine offer={offer} />
      <OfferFields form={partOf(api.form)} />
    </SaveForm>
  );
}

/** Who changes with the offer, and which orders do not. */
function FollowersLine({ offer }: { offer: Offer }) {
  const { t, i18n } = useTranslation();
  const path = { id: offer.id };
  const followers = $api.useQuery('get', '/api/offers/{id}/followers', { params: { path } }).data;
  if (!followers) return null;
  const { follow, pinned } = followers;
  const { language } = i18n;
  return (
    <Text size="sm" c="dimmed">
      {follow === 0 ? t('access.impact.nobody_offer') : t('access.impact.people_offer', counted(follow, language))}{' '}
      {pinned > 0 && (
        <Anchor inherit underline="always" component={Link} to="/orders" search={{ offer: offer.id, individual: 'yes' } as never}>
          {t('offers.differ', counted(pinned, language))}
        </Anchor>
      )}
    </Text>
  );
}
