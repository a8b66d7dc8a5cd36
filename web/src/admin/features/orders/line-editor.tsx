// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order, OrderLineTerms } from '../../../api/types';
import { AttributeField } from '../../access/attribute-field';
import { LineHead } from './line-facts';
import classes from './line-editor.module.css';
import { OtherAccesses } from './other-accesses';
import { PartEditor, ScopePreview } from './part-editor';
import { followsText, partName, partText } from './terms-text';
import { lineTerms, limited, madeWhole, offeredPart, onePart, type Part, parts, sameTerms } from './terms-values';
import type { Terms } from './use-terms';
import { useLessonStates } from './use-lesson-states';

interface Props {
  order: Order;
  line: OrderLineTerms;
  terms: Terms;
}

/** One product of an order, condition by condition. */
export function LineEditor({ order, line, terms }: Props) {
  const { t, i18n } = useTranslation();
  const { values, set } = terms;
  const [open, setOpen] = useState<Part[]>([]);
  const mine = lineTerms(values, line.id);
  const effects = terms.panel.effects?.products.find(({ product }) => product.id === line.product.id);
  const stateOf = useLessonStates(order.contact.id, line.product.id, effects);
  const reader = { t, language: i18n.language };
  const put = (part: Part, own: boolean, value: unknown) =>
    set(onePart(line.id, part, { own, value }));
  const unfold = (part: Part, unfolded: boolean) =>
    setOpen((before) => [...before.filter((one) => one !== part), ...(unfolded ? [part] : [])]);
  const editing = { order, line, terms: mine, put, stateOf };
  return (
    <LineHead order={order} line={line}>
      <OtherAccesses contact={order.contact.id} line={line} />
      <Whole {...{ order, line, terms }} onClosed={() => setOpen([])} />
      {shownParts(mine, line).map((part) => {
        const { own, value } = mine[part];
        const offered = line.offered === null ? null : partText(part, offeredPart(line, part), reader);
        const saved = sameTerms(terms.base[`${part}@${line.id}`], mine[part]);
        const unfolded = open.includes(part);
        return (
          <AttributeField
            key={part}
            name={partName(part, t)}
            text={partText(part, value, reader)}
            own={own}
            offered={offered}
            pin={saved ? line.pins[part] : undefined}
            error={terms.api.form.errors[`${part}@${line.id}`]}
            open={unfolded}
            onOpen={(next) => unfold(part, next)}
            onOwn={() => {
              if (part === 'full') return set(limited(values, line));
              put(part, true, value);
              unfold(part, true);
            }}
            onBack={() => put(part, false, offeredPart(line, part))}
            preview={part === 'scope' ? <ScopePreview {...editing} /> : null}
            fixed={part === 'full'}
          >
            <PartEditor part={part} {...editing} onLimit={() => set(limited(values, line))} />
          </AttributeField>
        );
      })}
    </LineHead>
  );
}

/** Full access hides all conditions but the start; without it there is nothing to say about it. */
function shownParts(mine: ReturnType<typeof lineTerms>, line: OrderLineTerms): Part[] {
  if (mine.full.value) return ['full', 'start'];
  const taken = line.offered !== null && mine.full.own && offeredPart(line, 'full');
  return parts.filter((part) => part !== 'full' || taken);
}

const act = (text: string, onClick: () => void) => (
  <Button variant="default" size="compact-sm" onClick={onClick}>
    {text}
  </Button>
);

/** How much of the line is its own, and the two ways to have it all one way. */
function Whole({ order, line, terms, onClosed }: Props & { onClosed: () => void }) {
  const { t } = useTranslation();
  const mine = lineTerms(terms.values, line.id);
  const shown = shownParts(mine, line);
  const own = shown.filter((part) => mine[part].own).length;
  const make = (whole: boolean) => {
    terms.set(madeWhole(terms.values, terms.base, line, whole));
    onClosed();
  };
  const toFull = () => terms.set(onePart(line.id, 'full', { own: true, value: true }));
  return (
    <div className={classes.whole}>
      <p className={classes.follows}>
        {followsText(own, shown.length, line.offered === null ? null : (order.offer?.title ?? ''), t)}
      </p>
      <div className={classes.acts}>
        {line.offered !== null && own < shown.length && act(t('orders.terms.make_individual'), () => make(true))}
        {line.offered !== null && own > 0 && act(t('orders.terms.back_all'), () => make(false))}
        {!mine.full.value && act(t('orders.terms.make_full'), toFull)}
      </div>
    </div>
  );
}
