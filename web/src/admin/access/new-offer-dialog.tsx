// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../ui/form-modal';
import { OfferFields } from './offer-form';
import { partOf } from '../../lib/forms';
import { type MadeOffer, useNewOffer } from './use-new-offer';

interface Props {
  product: string;
  onMade: (offer: MadeOffer) => void;
  onClose: () => void;
}

/** Above a door: the offer that was missing is made and chosen there at once. */
export function NewOfferDialog({ product, onMade, onClose }: Props) {
  const { t } = useTranslation();
  const apiForm = useNewOffer(product, (offer) => {
    onClose();
    onMade(offer);
  });
  return (
    <FormModal
      size={920}
      title={t('offers.new_title')}
      verb={t('offers.create')}
      onClose={onClose}
      api={apiForm}
    >
      <OfferFields form={partOf(apiForm.form)} />
    </FormModal>
  );
}
