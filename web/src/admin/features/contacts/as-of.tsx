// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, Collapse, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { AccessCard, ContactCard } from '../../../api/types';
import { formatMoment, zoneCity } from '../../../lib/format';
import { instantOf, isPast, localOf, sameClock } from '../../../lib/zones';
import { DayInput } from '../../../ui/day-input';
import { useListState } from '../../../ui/list-state';
import { ViewButton } from '../../access/view-button';
import classes from './as-of.module.css';
import { ComingChanges } from './coming-changes';

interface Props {
  contact: ContactCard;
  product: string;
  view: AccessCard | undefined;
  at: string | undefined;
}

/** Who asks about a day asks about what is there in the middle of it. */
const noon = '12:00';
const changesMax = 100;

/** The moment asked about: a day and a time of the school, the changes before and after, and today. */
export function AsOf({ contact, product, view, at }: Props) {
  const { t } = useTranslation();
  const { set } = useListState();
  const { zone } = useSchool();
  const [day = '', time = ''] = at ? localOf(at, zone).split('T') : [];
  const choose = (instant: string | null | undefined) => set({ at: instant ?? undefined });
  const chooseLocal = (newDay: string, newTime: string) =>
    choose(newDay ? instantOf(`${newDay}T${newTime || noon}`, zone) : undefined);
  return (
    <section className={classes.bar} aria-label={t('access.as_of.label')}>
      <div className={classes.fields}>
        <Step label={t('access.as_of.previous')} to={view?.previous_change} onGo={choose}>
          <IconChevronLeft size={18} />
        </Step>
        <div className={classes.day}>
          <DayInput
            label={t('access.as_of.label')}
            placeholder={t('access.as_of.now')}
            alone
            value={day}
            onChange={(chosen) => chooseLocal(chosen, time)}
          />
        </div>
        <TextInput
          type="time"
          className={classes.time ?? ''}
          label={t('access.as_of.time')}
          value={time}
          disabled={!day}
          onChange={(event) => event.currentTarget.value && chooseLocal(day, event.currentTarget.value)}
        />
        <Step label={t('access.as_of.next')} to={view?.next_change} onGo={choose}>
          <IconChevronRight size={18} />
        </Step>
        <Button variant="default" className={classes.today ?? ''} disabled={!at} onClick={() => choose(undefined)}>
          {t('access.as_of.today')}
        </Button>
      </div>
      <Hint at={at} contact={contact} />
      {at && (
        <div>
          <ViewButton wanted={{ contact: contact.id, at, page: `/courses/${product}` }}>
            {t('contacts.viewing.view_day')}
          </ViewButton>
        </div>
      )}
      <Changes contact={contact} product={product} view={view} at={at} onChoose={choose} />
    </section>
  );
}

interface StepProps {
  label: string;
  to: string | null | undefined;
  onGo: (at: string) => void;
  children: React.ReactNode;
}

function Step({ label, to, onGo, children }: StepProps) {
  const { i18n } = useTranslation();
  const { zone } = useSchool();
  const said = to ? `${label}: ${formatMoment(to, i18n.language, zone)}` : label;
  return (
    <ActionIcon
      variant="default"
      size={36}
      className={classes.step ?? ''}
      aria-label={label}
      title={said}
      disabled={!to}
      onClick={() => to && onGo(to)}
    >
      {children}
    </ActionIcon>
  );
}

/** Of what kind the answer is, and what the student's own clock shows then. */
function Hint({ at, contact }: { at: string | undefined; contact: ContactCard }) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  if (!at) return null;
  const own = contact.zone;
  const differs = own && !sameClock(own, zone, new Date(at));
  const past = isPast(at);
  return (
    <Text size="xs" c="dimmed">
      {t(past ? 'access.as_of.past_hint' : 'access.as_of.future_hint')}
      {differs &&
        ` ${t('common.moment_in_zone', { moment: formatMoment(at, i18n.language, own), zone: zoneCity(own) })}.`}
    </Text>
  );
}

interface ChangesProps extends Props {
  onChoose: (at: string) => void;
}

function Changes({ contact, product, view, at, onChoose }: ChangesProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const changes = $api.useQuery('get', '/api/contacts/{id}/access/changes', {
    params: { path: { id: contact.id }, query: { product, limit: changesMax } },
  });
  const items = changes.data?.items;
  if (!items || !view) return null;
  if (items.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('access.as_of.none')}
      </Text>
    );
  }
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.toggle ?? ''}
        aria-expanded={open}
        rightSection={<IconChevronDown size={15} className={classes.arrow} data-open={open || undefined} />}
        onClick={() => setOpen(!open)}
      >
        {t('access.as_of.changes', { count: changes.data?.total ?? items.length })}
      </Button>
      <Collapse expanded={open}>
        {open && <ComingChanges changes={items} lessons={view.lessons} at={at} onChoose={onChoose} />}
      </Collapse>
    </div>
  );
}
