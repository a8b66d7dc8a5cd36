// SPDX-License-Identifier: Apache-2.0
import { Group } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AccessCard, ContactCard, LessonAccess } from '../../../api/types';
import { formatMoment } from '../../../lib/format';
import { ActionMenu } from '../../../ui/action-menu';
import { CopyText } from '../../../ui/copy-text';
import { RowLink } from '../../../ui/row-link';
import { StatusBadge } from '../../../ui/status-badge';
import { type Names, type Reader, shortAnswer, whySentences } from '../../access/why-text';
import { CopyAnswer } from './copy-answer';
import { actsOn, openLessonAct } from './lesson-acts';
import { WhyHelp } from './why-help';
import classes from './why-panel.module.css';

interface Props {
  contact: ContactCard;
  view: AccessCard;
  lesson: LessonAccess;
  reader: Reader;
}

/** Why one lesson is open or closed for one person: what comes out, what would change it, and each
 * access with each of its rules. */
export function WhyPanel({ contact, view, lesson, reader }: Props) {
  const { t } = useTranslation();
  const names = namesOf(contact, view, lesson, reader);
  const said = whySentences(lesson.trace, names, reader);
  const answer = shortAnswer(lesson.answer, names.lessonOf, reader);
  const acts = actsOn(lesson, view.can).map((act) => ({
    label: t(`access.lesson_act.${act}`),
    danger: act === 'close',
    onClick: () => openLessonAct({ act, contact, product: view.product.id, lesson }),
  }));
  const then = waitText(lesson, names, reader);
  return (
    <div className={classes.panel}>
      <header className={classes.head}>
        <div className={classes.naming}>
          <h3 className={classes.title}>{lesson.title}</h3>
          <span className={classes.module}>{lesson.module}</span>
        </div>
        <StatusBadge tone={answer.tone}>{answer.text}</StatusBadge>
        <ActionMenu label={t('access.lesson_act.menu')} size={36} groups={[acts]} />
      </header>
      <div className={classes.verdict}>
        <strong>{said.outcome}</strong>
        {then && <p>{then}</p>}
        <p>{said.next}</p>
      </div>
      <WhyHelp contact={contact} view={view} lesson={lesson} help={said.help} />
      <section>
        <h4 className={classes.heading}>{t('access.why.accesses')}</h4>
        {said.aside && <p className={classes.aside}>{said.aside}</p>}
        <Accesses said={said.grants} view={view} />
      </section>
      <Group gap="xs" className={classes.footer}>
        <CopyText label={t('common.copy_link')} text={globalThis.location.href} />
        <CopyAnswer contact={contact} product={view.product.id} lesson={lesson.lesson} />
      </Group>
    </div>
  );
}

function namesOf(contact: ContactCard, view: AccessCard, lesson: LessonAccess, { t }: Reader): Names {
  return {
    person: contact.name || contact.email || '',
    lesson: lesson.title,
    lessonOf: (id) => view.lessons.find((one) => one.lesson === id)?.title ?? '',
    grantOf: (id) => {
      const grant = view.grants.find((one) => one.id === id);
      if (!grant) return '';
      const offer = grant.offer?.title ?? t(`access.kind.${grant.kind}`);
      return t('access.why.of_order', { offer, order: grant.order.number });
    },
  };
}

/** What passing the checkpoint alone would bring. */
function waitText({ if_passed: then }: LessonAccess, names: Names, reader: Reader): string {
  const { t, language, zone } = reader;
  if (!then) return '';
  if (then.outcome === 'open') return t('access.why.if_open');
  if (then.until) return t('access.why.if_opens', { at: formatMoment(then.until, language, zone) });
  return t('access.why.if_closed', { reason: shortAnswer(then, names.lessonOf, reader).reason });
}

interface AccessesProps {
  said: ReturnType<typeof whySentences>['grants'];
  view: AccessCard;
}

function Accesses({ said, view }: AccessesProps) {
  const { t } = useTranslation();
  const orderOf = (id: string) => view.grants.find((one) => one.id === id)?.order.id ?? '';
  return (
    <ul className={classes.grants}>
      {said.map((grant) => (
        <li key={grant.id} className={classes.grant} data-decides={grant.decides || undefined}>
          <div className={classes.grantHead}>
            <RowLink to={`/orders/${orderOf(grant.id)}`}>{grant.title}</RowLink>
            <span className={classes.badges}>
              {grant.decides && <StatusBadge tone="brand-tone">{t('access.why.decided')}</StatusBadge>}
              <StatusBadge tone={grant.answer.tone}>{grant.answer.text}</StatusBadge>
            </span>
          </div>
          <ul className={classes.steps}>
            {grant.steps.map((step) => (
              <li key={step.text} data-ok={step.ok}>
                {step.ok ? (
                  <IconCircleCheck size={16} aria-label={t('common.yes')} />
                ) : (
                  <IconCircleX size={16} aria-label={t('common.no')} />
                )}
                <span>{step.text}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
