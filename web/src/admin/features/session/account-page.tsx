// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session';
import { Devices } from '../../../ui/devices';
import { Page } from '../../../ui/page';
import { ChangePassword } from './change-password';
import { OwnProfile } from './own-profile';
import { SecondFactor } from './second-factor';

/** What somebody of the team settles for themselves. */
export function AccountPage() {
  const { t } = useTranslation();
  const staff = useSession().data?.staff;
  if (!staff) return null;
  return (
    <Page title={t('session.account_title')} under={staff.email} narrow>
      <Stack gap="md">
        <OwnProfile staff={staff} />
        <ChangePassword />
        <SecondFactor />
        <Devices who="staff" />
      </Stack>
    </Page>
  );
}
