// SPDX-License-Identifier: Apache-2.0
import { useMemo, useRef } from 'react';
import { answerOf, api } from '../../../api/client';
import { useSession } from '../../../api/session';

const every = 10_000;

/** A film may be left at any moment, also by closing the lid: what was reached is kept as it plays,
 * unless it is not the student who watches. */
export function usePosition(lesson: string, block: string) {
  const mine = !useSession().data?.viewing;
  const sent = useRef({ at: 0, ms: -1 });
  const keep = useMemo(() => {
    const now = (seconds: number) => {
      const ms = Math.round(seconds * 1000);
      if (!mine || ms === sent.current.ms) return;
      sent.current = { at: Date.now(), ms };
      const path = { id: lesson };
      // A position that is lost costs the student a few seconds of film: nothing to tell them.
      void answerOf(
        api.PUT('/api/me/lessons/{id}/position', { body: { block, ms }, params: { path } }),
      ).catch(() => undefined);
    };
    const follow = (seconds: number) => {
      if (sent.current.at === 0) sent.current.at = Date.now();
      if (Date.now() - sent.current.at >= every) now(seconds);
    };
    return { now, while: follow };
  }, [lesson, block, mine]);
  return keep;
}
