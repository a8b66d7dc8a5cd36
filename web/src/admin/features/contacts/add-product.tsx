// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '../../../api/types';
import { partOf } from '../../../lib/forms';
import { FormModal } from '../../../ui/form-modal';
import { Notice } from '../../../ui/notice';
import { OfferOrFull } from '../../access/access-fields';
import { EffectsPanel } from '../../access/effects-panel';
import { MailsAndPayment } from '../../access/mails-and-payment';
import { OtherPlan } from '../../access/other-plan';
import { ProductSelect } from '../../access/product-select';
import { SameOffer } from '../../access/same-offer';
import { UntilWhen } from '../../access/until-when';
import { useAddProduct } from './use-add-product';

interface Props {
  contact: ContactCard;
  /** Chosen already, where the dialog is opened from a course. */
  product?: string;
  onClose: () => void;
}

/** Door 3: a product for somebody known. */
export function AddProduct({ contact, product, onClose }: Props) {
  const { t } = useTranslation();
  const { door, replacing, overtaken, present } = useAddProduct(contact, product, onClose);
  const { form, values, effects } = door;
  return (
    <FormModal
      title={t('access.add_product_title')}
      verb={t(replacing ? 'access.plan.replace_verb' : 'access.give')}
      onClose={onClose}
      api={door.api}
      disabled={!door.complete}
    >
      {overtaken && (
        <Notice tone="warning" title={t('common.someone_else')} role="alert">
          {t('access.dates.meanwhile_text')}
        </Notice>
      )}
      <ProductSelect
        value={values.product}
        onChange={(chosen) => form.setFieldValue('product', chosen)}
        error={form.errors.product}
      />
      <OfferOrFull form={partOf(form)} />
      {present && <OtherPlan form={partOf(form)} end={present.until} />}
      {!replacing && (
        <>
          <SameOffer
            effects={effects}
            value={values.same_offer}
            onChange={(choice) => form.setFieldValue('same_offer', choice)}
          />
          <UntilWhen effects={effects} kind={values.kind} />
        </>
      )}
      <MailsAndPayment form={partOf(form)} />
      <EffectsPanel {...door.panel} {...(replacing ? { title: t('access.effects.title_change') } : {})} />
    </FormModal>
  );
}
