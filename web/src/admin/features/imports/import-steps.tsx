// SPDX-License-Identifier: Apache-2.0
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './imports.module.css';

export const steps = ['file', 'columns', 'options', 'check', 'report'] as const;
export type Step = (typeof steps)[number];

interface Props {
  now: Step;
  /** The steps one may go back or forward to. */
  open?: readonly Step[];
}

export function ImportSteps({ now, open = [] }: Props) {
  const { t } = useTranslation();
  const at = steps.indexOf(now);
  return (
    <nav aria-label={t('import.steps')}>
      <ol className={classes.steps}>
        {steps.map((step, i) => (
          <li
            key={step}
            className={classes.step}
            data-done={i < at || undefined}
            aria-current={step === now ? 'step' : undefined}
          >
            {open.includes(step) && step !== now ? (
              <Link to="." search={{ step }}>
                <StepName step={step} number={i + 1} done={i < at} />
              </Link>
            ) : (
              <div>
                <StepName step={step} number={i + 1} done={i < at} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepName({ step, number, done }: { step: Step; number: number; done: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {done ? <IconCheck size={14} aria-hidden /> : <b aria-hidden>{number}</b>}
      <span>{t(`import.step.${step}`)}</span>
    </>
  );
}
