// SPDX-License-Identifier: Apache-2.0
import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef } from 'react';
import { $api } from '../../api/client';
import { type AccessValues, mailChoice } from './access-values';

const kinds = ['activation', 'access'] as const;

/** An offer with words of its own, or with none, decides what is proposed; what was there before
 * comes back when another offer is chosen. */
export function useOfferMails(form: UseFormReturnType<AccessValues>): void {
  const { kind, offer } = form.values;
  const asked = kind === 'offer' && offer !== '';
  const answer = $api.useQuery('get', '/api/offers/{id}', { params: { path: { id: offer } } }, { enabled: asked });
  const mails = asked ? answer.data?.mails : undefined;
  const before = useRef<Partial<Record<(typeof kinds)[number], string>>>({});
  const told = JSON.stringify(mails);
  useEffect(() => {
    if (asked && !mails) return;
    for (const one of kinds) {
      const own = mailChoice(mails?.[one]);
      const kept = before.current[one];
      if (own !== 'standard') {
        before.current[one] = kept ?? form.values[one];
        form.setFieldValue(one, own);
      } else if (kept !== undefined) {
        delete before.current[one];
        form.setFieldValue(one, kept);
      }
    }
    // Another offer, or other mails of it, are the only reasons to propose again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [asked, offer, told]);
}
