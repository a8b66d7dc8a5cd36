// SPDX-License-Identifier: Apache-2.0
import { Button, Stack, Table } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api } from '../../../api/client';
import { useSession } from '../../../api/session';
import { DateText } from '../../../ui/date-text';
import { Page } from '../../../ui/page';
import { Section } from '../../../ui/section';
import { StatusBadge } from '../../../ui/status-badge';
import { useToast } from '../../../ui/toast';

export function AccountPage() {
  const { t } = useTranslation();
  const staff = useSession().data?.staff;
  return (
    <Page title={t('session.account_title')} under={staff && `${staff.name} · ${staff.email}`} narrow>
      <Stack gap="md">
        <Devices />
      </Stack>
    </Page>
  );
}

function Devices() {
  const { t } = useTranslation();
  const { say, sayError } = useToast();
  const devices = $api.useQuery('get', '/api/session/devices', {});
  const end = useMutation({
    mutationFn: (id: string) => answerOf(api.DELETE('/api/session/devices/{id}', { params: { path: { id } } })),
    onSuccess: () => say(t('session.device_ended')),
    onError: sayError,
  });
  return (
    <Section title={t('session.devices')} hint={t('session.devices_hint')} flush>
      <Table.ScrollContainer minWidth={480}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('session.device')}</Table.Th>
              <Table.Th>{t('session.address')}</Table.Th>
              <Table.Th>{t('session.last_seen')}</Table.Th>
              <Table.Th aria-label={t('common.actions')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {devices.data?.items.map((device) => (
              <Table.Tr key={device.id}>
                <Table.Td>
                  {device.agent}{' '}
                  {device.current && <StatusBadge tone="ok">{t('session.this_device')}</StatusBadge>}
                </Table.Td>
                <Table.Td>{device.address}</Table.Td>
                <Table.Td>
                  <DateText at={device.last_seen_at} time />
                </Table.Td>
                <Table.Td ta="end">
                  {!device.current && (
                    <Button size="compact-sm" variant="default" onClick={() => end.mutate(device.id)}>
                      {t('session.end_device')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
