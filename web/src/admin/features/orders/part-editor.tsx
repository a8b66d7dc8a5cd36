// SPDX-License-Identifier: Apache-2.0
import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { Module, Order, OrderLineTerms } from '../../../api/types';
import { formatLastDay } from '../../../lib/format';
import { inOrder, selectionOf } from '../../../lib/scope';
import { FailedState } from '../../../ui/empty-state';
import { CheckpointSwitches } from '../../access/checkpoints-editor';
import { PeriodEditor, StartEditor } from '../../access/period-editor';
import { ScopeEditor } from '../../access/policy-editor';
import { ScheduleEditor } from '../../access/schedule-editor';
import { ScopeTree } from '../../access/scope-tree';
import { type LineTerms, offeredPart, type Part } from './terms-values';

export interface Editing {
  order: Order;
  line: OrderLineTerms;
  terms: LineTerms;
  put: (part: Part, own: boolean, value: unknown) => void;
  /** How a lesson stands for this person, the change that is being made included. */
  stateOf: (lesson: string) => ReactNode;
}

/** What only somebody who knows the course's lessons can be asked. */
function WithModules({ product, children }: { product: string; children: (modules: Module[]) => ReactNode }) {
  const path = { id: product };
  const course = $api.useQuery('get', '/api/products/{id}', { params: { path } });
  if (course.isError) return <FailedState error={course.error} onRetry={() => void course.refetch()} />;
  if (course.data) return children(course.data.modules);
  return (
    <Stack gap={8} aria-hidden>
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} height={28} />
      ))}
    </Stack>
  );
}

export function PartEditor({ part, ...editing }: Editing & { part: Part; onLimit: () => void }) {
  const { line, terms, put, stateOf, onLimit } = editing;
  const { t } = useTranslation();
  const product = line.product.id;
  const own = (of: Part) => (value: unknown) => put(of, true, value);
  switch (part) {
    case 'full':
      return terms.full.value && (
        <Button variant="default" size="compact-sm" onClick={onLimit}>
          {t('orders.terms.limit')}
        </Button>
      );
    case 'scope':
      return (
        <WithModules product={product}>
          {(modules) => (
            <ScopeEditor
              bare
              scope={terms.scope.value}
              modules={modules}
              onChange={(scope) => put('scope', true, inOrder(scope))}
              stateOf={stateOf}
            />
          )}
        </WithModules>
      );
    case 'schedule':
      return (
        <WithModules product={product}>
          {(modules) => (
            <ScheduleEditor
              bare
              schedule={terms.schedule.value}
              modules={modules}
              onChange={own('schedule')}
              offered={line.offered === null ? undefined : offeredPart(line, 'schedule')}
              stateOf={stateOf}
            />
          )}
        </WithModules>
      );
    case 'checkpoints':
      return (
        <WithModules product={product}>
          {(modules) => (
            <CheckpointSwitches
              checkpoints={terms.checkpoints.value}
              modules={modules}
              onChange={own('checkpoints')}
            />
          )}
        </WithModules>
      );
    case 'period':
      return <Duration {...editing} />;
    case 'start':
      return <StartEditor bare start={terms.start.value} onChange={own('start')} />;
  }
}

/** An end that was set by hand goes before any duration. */
function Duration({ line, terms, put }: Editing) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const end = line.grant?.end_is_personal ? line.grant.end_at : null;
  return (
    <Stack gap="xs">
      <PeriodEditor bare period={terms.period.value} onChange={(period) => put('period', true, period)} />
      {end && (
        <Text size="sm" c="dimmed">
          {t('orders.terms.personal_end', { until: formatLastDay(end, i18n.language, zone) })}
        </Text>
      )}
    </Stack>
  );
}

/** The lessons as they stand, to be looked at without taking the choice away from the offer. */
export function ScopePreview({ line, terms, stateOf }: Editing) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <Stack gap={8} align="stretch" mt={8}>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
        style={{ alignSelf: 'flex-start', marginInlineStart: -8 }}
      >
        {t(shown ? 'orders.terms.hide_lessons' : 'orders.terms.show_lessons')}
      </Button>
      {shown && (
        <WithModules product={line.product.id}>
          {(modules) => (
            <ScopeTree
              fixed
              modules={modules}
              selection={selectionOf(terms.scope.value, modules)}
              onChange={() => undefined}
              stateOf={stateOf}
            />
          )}
        </WithModules>
      )}
    </Stack>
  );
}
