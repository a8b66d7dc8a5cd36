// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { Order, OrderLineTerms } from '../../../api/types';
import { RowLink } from '../../../ui/row-link';
import { Section } from '../../../ui/section';
import { GrantActions } from '../../access/grant-actions';
import { GrantState } from '../../access/grant-state';
import { PolicyFacts } from './policy-facts';

interface Props {
  order: Order;
  line: OrderLineTerms;
}

/** The product of a line, its access, and what can be done with that. */
export function LineHead({ order, line, children }: Props & { children: ReactNode }) {
  const name = order.contact.name || order.contact.email || '';
  return (
    <Section
      title={<RowLink to={`/courses/${line.product.id}`}>{line.product.title}</RowLink>}
      actions={
        line.grant && (
          <>
            <GrantState state={line.grant.state} />
            <GrantActions grant={line.grant} name={name} />
          </>
        )
      }
    >
      {children}
    </Section>
  );
}

/** For whoever may not change the terms, and for what can no longer be changed. */
export function LineFacts({ order, line }: Props) {
  return (
    <LineHead order={order} line={line}>
      <PolicyFacts line={line} />
    </LineHead>
  );
}
