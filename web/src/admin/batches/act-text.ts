// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { BatchAct } from '../../api/types';
import { formatDate, listOf } from '../../lib/format';
import { nameOf } from './act-values';

interface Voice {
  t: TFunction;
  language: string;
  /** The title of the offer the act names, as far as it is known. */
  offer: string | undefined;
}

type Length = { days?: number | null; months?: number | null };

function lengthText({ days, months }: Length, t: TFunction): string {
  return months ? t('access.period.months_count', { count: months }) : t('access.period.days_count', { count: days ?? 0 });
}

function detailOf(act: BatchAct, { t, language, offer }: Voice): string {
  if (act.give) return act.give.full ? t('access.full') : (offer ?? '');
  if (act.change_plan) return offer ?? '';
  if (act.extend) return lengthText(act.extend, t);
  if (act.freeze) return lengthText(act.freeze, t);
  if (act.set_end) {
    const { until } = act.set_end;
    return until ? formatDate(until, language) : t('access.dates.without_end');
  }
  return listOf((act.tag ?? act.untag)?.names ?? [], language);
}

/** What is done to each of them, in a few words: it is also the name a batch begins with. */
export function actText(act: BatchAct, voice: Voice): string {
  const name = voice.t(`batches.act.${nameOf(act)}`);
  const what = detailOf(act, voice);
  return what ? voice.t('batches.named', { act: name, what }) : name;
}
