// SPDX-License-Identifier: Apache-2.0
import { Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../api/types';
import { Notice } from '../../../ui/notice';
import { SaveForm } from '../../../ui/save-form';
import { Section } from '../../../ui/section';
import { EffectsPanel } from '../../access/effects-panel';
import { LessonDifference } from '../../access/lesson-difference';
import { ViewButton } from '../../access/view-button';
import { LineEditor } from './line-editor';
import { LineFacts } from './line-facts';
import { isEditable } from './terms-values';
import { type Terms, useTerms } from './use-terms';

/** The conditions of an order as they may be changed: what follows the offer, and what is its own. */
export function OrderTerms({ order }: { order: Order }) {
  const { t } = useTranslation();
  const terms = useTerms(order);
  const { form } = terms.api;
  const behind = terms.behind && (
    <Notice tone="warning" title={t('common.someone_else')} role="alert">
      {t('orders.terms.behind')}
    </Notice>
  );
  return (
    <SaveForm api={terms.api} disabled={!terms.ready} foresight={<Foresight terms={terms} />} notice={behind}>
      {order.lines.map((line) =>
        isEditable(line) ? (
          <LineEditor key={line.id} order={order} line={line} terms={terms} />
        ) : (
          <LineFacts key={line.id} order={order} line={line} />
        ),
      )}
      <Section title={t('orders.terms.comment')} hint={t('orders.terms.comment_hint')}>
        <Textarea
          aria-label={t('orders.terms.comment')}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('comment')}
        />
      </Section>
      {terms.dirty && <BeforeSaving order={order} terms={terms} />}
    </SaveForm>
  );
}

/** Stays in view while the conditions scroll by, and follows each change of them. */
function Foresight({ terms }: { terms: Terms }) {
  const { t } = useTranslation();
  return (
    <EffectsPanel {...terms.panel} title={t('access.effects.title_change')} hint={t(`orders.terms.${terms.hint}`)} />
  );
}

/** Why, and the lessons by name. */
function BeforeSaving({ order, terms }: { order: Order; terms: Terms }) {
  const { t } = useTranslation();
  const { form } = terms.api;
  const lines = terms.patch?.lines;
  const course = order.lines[0]?.product.id;
  return (
    <>
      {lines && (
        <div>
          <ViewButton
            wanted={{
              contact: order.contact.id,
              order: order.id,
              patch: { lines },
              ...(order.lines.length === 1 && course ? { page: `/courses/${course}` } : {}),
            }}
          >
            {t('contacts.viewing.view_changes')}
          </ViewButton>
          <Text size="xs" c="dimmed" mt={4}>
            {t('contacts.viewing.view_changes_hint')}
          </Text>
        </div>
      )}
      <TextInput label={t('access.dates.reason')} maxLength={500} {...form.getInputProps('reason')} />
      <LessonDifference effects={terms.panel.effects} />
    </>
  );
}
