// SPDX-License-Identifier: Apache-2.0
import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { Product } from '../../../api/types';
import { partOf } from '../../../lib/forms';
import { FormModal } from '../../../ui/form-modal';
import { useToast } from '../../../ui/toast';
import { OfferOrFull } from '../../access/access-fields';
import { accessChoice, isComplete, newAccess } from '../../access/access-values';
import { EffectsPanel } from '../../access/effects-panel';
import { MailsAndPayment } from '../../access/mails-and-payment';
import { SameOffer } from '../../access/same-offer';
import { UntilWhen } from '../../access/until-when';
import { useDoor } from '../../access/use-door';
import { isNamed, newWho, NewOrExisting, whoOf } from '../../people/new-or-existing';
import { useImportWay } from '../../people/use-import-way';

const newMember = (course: string, currency: string) => ({
  ...newWho,
  ...newAccess(currency, { product: course }),
  open_access: true,
});

type Values = ReturnType<typeof newMember>;

const bodyOf = (values: Values) => ({
  contact: whoOf(values),
  open_access: values.open_access,
  ...(values.open_access ? accessChoice(values) : {}),
});

const ready = (values: Values) => isNamed(values, true) && (!values.open_access || isComplete(values));

/** Door 1: a member from inside the course. */
export function AddMember({ course, onClose }: { course: Product; onClose: () => void }) {
  const { t } = useTranslation();
  const { say } = useToast();
  const { currency } = useSchool();
  const other = useImportWay(course.id, onClose);
  const path = { id: course.id };
  const door = useDoor({
    name: `door-1-${course.id}`,
    initial: newMember(course.id, currency),
    ready,
    bodyOf,
    send: (body, sent) => answerOf(api.POST('/api/products/{id}/members', { body, params: { path, ...sent } })),
    onGiven: (given) => {
      onClose();
      const name = given.contact?.name ?? '';
      say(given.order ? t('access.given', { name }) : t('contacts.added', { name }), given.undo);
    },
  });
  const { form, values } = door;
  return (
    <FormModal
      title={t('courses.add_member_title')}
      verb={values.open_access ? t('access.give') : t('common.save')}
      onClose={onClose}
      api={door.api}
      disabled={!door.complete}
      other={other}
    >
      <NewOrExisting form={partOf(form)} emailRequired error={door.panel.error} />
      <Switch
        label={t('contacts.open_access')}
        description={values.open_access ? undefined : t('contacts.open_access_hint')}
        {...form.getInputProps('open_access', { type: 'checkbox' })}
      />
      {values.open_access && (
        <>
          <OfferOrFull form={partOf(form)} />
          <SameOffer
            effects={door.effects}
            value={values.same_offer}
            onChange={(choice) => form.setFieldValue('same_offer', choice)}
          />
          <UntilWhen effects={door.effects} kind={values.kind} />
          <MailsAndPayment form={partOf(form)} />
        </>
      )}
      <EffectsPanel {...door.panel} hint={t('access.effects.choose_person')} />
    </FormModal>
  );
}
