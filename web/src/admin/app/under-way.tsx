// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import type { AwaitedJob } from '../../api/types';
import { textOf } from '../../i18n/dynamic';
import { formatPercent } from '../../lib/format';
import { placeOfJob, shareOf, useAwaitedJobs } from './awaited-jobs';
import classes from './under-way.module.css';

/** Long work goes on when its page is closed: here one sees how far it is, and the way back to it. */
export function UnderWay() {
  const can = useCan();
  return can('view_jobs') ? <Running /> : null;
}

function Running() {
  const { t, i18n } = useTranslation();
  const jobs = useAwaitedJobs();
  const first = jobs[0];
  if (!first) return null;
  const share = shareOf(jobs);
  const percent = formatPercent(share, i18n.language);
  const what =
    jobs.length > 1
      ? t('jobs.under_way_many', { count: jobs.length, percent })
      : t('jobs.under_way', { what: shortNameOf(t, first), percent });
  const place = jobs.length > 1 ? '/settings/jobs' : placeOfJob(first);
  return (
    <Link to={place} className={classes.link} aria-label={what} title={what}>
      <Ring share={share} />
      <span className={`${classes.text} numbers`}>{what}</span>
    </Link>
  );
}

const shortNameOf = (t: TFunction, job: AwaitedJob) =>
  textOf(t, `jobs.short.${job.kind}`, t('jobs.short.other'));

const radius = 7;
const around = 2 * Math.PI * radius;

function Ring({ share }: { share: number }) {
  return (
    <svg width={18} height={18} viewBox="0 0 18 18" className={classes.ring} aria-hidden>
      <circle cx={9} cy={9} r={radius} />
      <circle cx={9} cy={9} r={radius} strokeDasharray={around} strokeDashoffset={around * (1 - share / 100)} />
    </svg>
  );
}
