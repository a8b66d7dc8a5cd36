// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { ContactCard } from '../../../api/types';
import { partOf } from '../../../lib/forms';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { OfferOrFull } from '../../access/access-fields';
import { type AccessValues, accessChoice, isComplete, newAccess } from '../../access/access-values';
import { EffectsPanel } from '../../access/effects-panel';
import { MailsAndPayment } from '../../access/mails-and-payment';
import { ProductSelect } from '../../access/product-select';
import { SameOffer } from '../../access/same-offer';
import { UntilWhen } from '../../access/until-when';
import { useDoor } from '../../access/use-door';

const bodyOf = (values: AccessValues) => ({ product: values.product, ...accessChoice(values) });

interface Props {
  contact: ContactCard;
  /** Chosen already, where the dialog is opened from a course. */
  product?: string;
  onClose: () => void;
}

/** Door 3: a product for somebody known. */
export function AddProduct({ contact, product, onClose }: Props) {
  const { t } = useTranslation();
  const { say } = useToast();
  const { currency } = useSchool();
  const path = { id: contact.id };
  const name = contact.name || contact.email || '';
  const door = useDoor({
    name: `door-3-${contact.id}`,
    initial: newAccess(currency, product ? { product } : {}),
    ready: isComplete,
    bodyOf,
    send: (body, sent) => answerOf(api.POST('/api/contacts/{id}/grants', { body, params: { path, ...sent } })),
    onGiven: (given) => {
      onClose();
      say(t('access.given', { name }), given.undo);
    },
  });
  const { form, values } = door;
  return (
    <FormModal
      title={t('access.add_product_title')}
      verb={t('access.give')}
      onClose={onClose}
      api={door.api}
      disabled={!door.complete}
    >
      <ProductSelect
        value={values.product}
        onChange={(chosen) => form.setFieldValue('product', chosen)}
        error={form.errors.product}
      />
      <OfferOrFull form={partOf(form)} />
      <SameOffer
        effects={door.effects}
        value={values.same_offer}
        onChange={(choice) => form.setFieldValue('same_offer', choice)}
      />
      <UntilWhen effects={door.effects} kind={values.kind} />
      <MailsAndPayment form={partOf(form)} />
      <EffectsPanel {...door.panel} />
    </FormModal>
  );
}
