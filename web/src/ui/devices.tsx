// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../api/client';
import type { Device } from '../api/types';
import { deviceOf } from '../lib/device';
import { DateText } from './date-text';
import { FailedState } from './empty-state';
import { ErrorAlert } from './error-alert';
import { Rows } from './rows';
import { Section } from './section';
import { StatusBadge } from './status-badge';

/** Where somebody is signed in; each device, or all others at once, can be signed out. */
export function Devices({ who }: { who: 'staff' | 'student' }) {
  const { t } = useTranslation();
  const devices = $api.useQuery('get', '/api/session/devices', { params: { query: { limit: 100 } } });
  const end = useMutation({
    mutationFn: (id: string) =>
      answerOf(api.DELETE('/api/session/devices/{id}', { params: { path: { id } } })),
  });
  const endOthers = useMutation({
    mutationFn: () => {
      const query = { keep_this: true, who };
      return answerOf(api.DELETE('/api/session/devices', { params: { query } }));
    },
  });
  if (devices.isError) {
    return <FailedState error={devices.error} onRetry={() => void devices.refetch()} />;
  }
  const rows = devices.data?.items ?? [];
  const others = rows.length > 1 && (
    <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
      {t('session.end_others')}
    </Button>
  );
  return (
    <Section title={t('session.devices')} hint={t('session.devices_hint')} actions={others} flush>
      <ErrorAlert error={end.error ?? endOthers.error} />
      <DeviceRows rows={rows} busy={end.isPending ? end.variables : null} onEnd={end.mutate} />
    </Section>
  );
}

interface RowsProps {
  rows: Device[];
  busy: string | null;
  onEnd: (id: string) => void;
}

function DeviceRows({ rows, busy, onEnd }: RowsProps) {
  const { t } = useTranslation();
  const nameOf = (device: Device) => {
    const { browser, system } = deviceOf(device.agent);
    return browser && system ? t('session.device_named', { browser, system }) : device.agent;
  };
  return (
    <Rows
      label={t('session.devices')}
      rows={rows}
      keyOf={(device) => device.id}
      inCard
      columns={[
        {
          header: t('session.device'),
          width: 'minmax(0, 1fr)',
          phone: 'title',
          cell: (device) => <span title={device.agent}>{nameOf(device)}</span>,
        },
        { header: t('session.address'), width: 'minmax(120px, 0.6fr)', cell: (device) => device.address },
        {
          header: t('session.last_seen'),
          width: '165px',
          cell: (device) => <DateText at={device.last_seen_at} time />,
        },
        {
          header: t('common.actions'),
          width: '125px',
          align: 'end',
          phone: 'aside',
          cell: (device) =>
            device.current ? (
              <StatusBadge tone="ok">{t('session.this_device')}</StatusBadge>
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                loading={busy === device.id}
                aria-label={t('session.end_device_named', { device: nameOf(device) })}
                onClick={() => onEnd(device.id)}
              >
                {t('session.end_device')}
              </Button>
            ),
        },
      ]}
    />
  );
}
