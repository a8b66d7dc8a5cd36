// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Code, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import type { AccessCard, ContactCard, LessonAccess } from '../../../api/types';
import { isPast } from '../../../lib/zones';
import { CopyText } from '../../../ui/copy-text';
import { useListState } from '../../../ui/list-state';
import { openOver } from '../../../ui/over';
import { openAct } from '../../access/grant-actions';
import type { SaidHelp } from '../../access/why-text';
import { type LessonActKind, openLessonAct } from './lesson-acts';
import classes from './why-panel.module.css';

const AddProduct = lazy(async () => ({ default: (await import('./add-product')).AddProduct }));

interface Props {
  contact: ContactCard;
  view: AccessCard;
  lesson: LessonAccess;
  help: SaidHelp[];
}

/** What would change the answer, each with the act behind it. What is over cannot be acted on. */
export function WhyHelp({ contact, view, lesson, help }: Props) {
  const { t } = useTranslation();
  const { text } = useListState();
  const at = text('at');
  if (help.length === 0) return null;
  const past = at !== undefined && isPast(at);
  return (
    <section>
      <h4 className={classes.heading}>{t('access.why.would_help')}</h4>
      {at && !past && <p className={classes.aside}>{t('access.why.acts_now')}</p>}
      <ul className={classes.helps}>
        {help.map((one) => (
          <li key={one.code}>
            <span>{one.text}</span>
            {!past && <HelpAct contact={contact} view={view} lesson={lesson} help={one} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ActProps extends Omit<Props, 'help'> {
  help: SaidHelp;
}

function HelpAct(props: ActProps) {
  const { t } = useTranslation();
  const can = useCan();
  const { contact, view, lesson, help } = props;
  const { code } = help;
  if (code === 'pass_checkpoint' || code === 'open_lesson' || code === 'remove_closing') return <ByLesson {...props} />;
  if (code === 'extend_end') return <ByGrant {...props} act="extend" />;
  if (code === 'unfreeze') return <ByGrant {...props} act="unfreeze" />;
  if (code === 'give_access' && can('give_access')) {
    const add = () => openOver((close) => <AddProduct contact={contact} product={view.product.id} onClose={close} />);
    return <Act label={t('access.add_product_title')} onClick={add} />;
  }
  if (code === 'publish') {
    const course = lesson.answer.reason === 'product_draft';
    const place = `/courses/${view.product.id}${course ? '' : `/lessons/${lesson.lesson}`}`;
    return <Way to={place}>{t(course ? 'access.why.go_to_course' : 'access.why.go_to_lesson')}</Way>;
  }
  if (code === 'unblock') return <Unblock contact={contact} />;
  if (code === 'restore') return (
      <Way to="/journal" search={{ object: lesson.lesson }}>
        {t('access.why.go_to_history')}
      </Way>
    );
  const order = view.grants.find((grant) => grant.id === help.grant)?.order;
  return order ? <Way to={`/orders/${order.id}`}>{t('access.why.go_to_order', { order: order.number })}</Way> : null;
}

function Way({ to, search = {}, children }: { to: string; search?: Record<string, string>; children: string }) {
  return (
    <Anchor component={Link} to={to} search={search as never} size="sm" fw={600}>
      {children}
    </Anchor>
  );
}

function Act({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="default" size="compact-sm" onClick={onClick}>
      {label}
    </Button>
  );
}

/** A block is lifted on the server, by whoever runs it, and nowhere else. */
function Unblock({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const command = `stoa user unlock ${contact.email ?? ''}`;
  if (!contact.email) return null;
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {t('access.why.unblock_how')}
      </Text>
      <Code>{command}</Code>
      <CopyText label={t('common.copy')} text={command} />
    </Group>
  );
}

/** The lesson itself, or the checkpoint that it waits for. */
function ByLesson({ contact, view, lesson, help }: ActProps) {
  const { t } = useTranslation();
  const pass = help.code === 'pass_checkpoint';
  const target = pass ? view.lessons.find((one) => one.lesson === lesson.answer.lesson) : lesson;
  if (!target || !view.can.includes(pass ? 'pass_lesson' : 'open_lesson')) return null;
  const other: LessonActKind = help.code === 'open_lesson' ? 'open' : 'back_close';
  const act = pass ? 'pass' : other;
  const label = act === 'back_close' ? t('access.lesson_act.back_verb') : t(`access.lesson_act.${act}`);
  return <Act label={label} onClick={() => openLessonAct({ act, contact, product: view.product.id, lesson: target })} />;
}

/** The dialog of the access that this is about. */
function ByGrant({ contact, help, act }: ActProps & { act: 'extend' | 'unfreeze' }) {
  const { t } = useTranslation();
  const grants = $api.useQuery('get', '/api/contacts/{id}/grants', {
    params: { path: { id: contact.id }, query: { limit: 100 } },
  });
  const grant = grants.data?.items.find((one) => one.id === help.grant);
  if (!grant?.can.includes(act)) return null;
  const name = contact.name || contact.email || '';
  return <Act label={t(`access.dates.${act}`)} onClick={() => openAct(act, grant, name)} />;
}
