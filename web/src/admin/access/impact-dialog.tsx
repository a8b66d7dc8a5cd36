// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { FormModal } from '../../ui/form-modal';
import { useApiForm } from '../../ui/use-api-form';
import { ImpactPanel } from './impact-panel';
import type { Press } from './use-foreseen';
import { useImpact } from './use-impact';

const nothing = {};

/** Names what is about to be done and whom it concerns, with the verb on the button. */
export function ImpactDialog({ press, onClose }: { press: Press; onClose: () => void }) {
  const { door, title, verb, text, danger, send, onDone, onLeft } = press;
  const foreseen = useImpact(door, nothing, (body, from) =>
    send(body, { dry_run: true, ...(from > 0 ? { impact_from: from } : {}) }),
  );
  const leave = () => {
    onClose();
    onLeft?.();
  };
  const api = useApiForm({
    initial: {},
    send: () => send(foreseen.impact ? foreseen.decided(nothing) : {}, {}),
    onDone: (answer) => {
      onClose();
      onDone(answer);
    },
  });
  return (
    <FormModal title={title} verb={verb} onClose={leave} api={api} {...(danger ? { danger } : {})}>
      {text && <Text size="sm">{text}</Text>}
      {(foreseen.error || (foreseen.impact?.people ?? 0) > 0) && <ImpactPanel of={foreseen} about="course" />}
    </FormModal>
  );
}
