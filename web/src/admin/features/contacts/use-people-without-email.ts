// SPDX-License-Identifier: Apache-2.0
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';

/** Only whoever may see the settings can be told; to everybody else an e-mail is asked for. */
export function usePeopleWithoutEmail(): boolean {
  const can = useCan();
  const school = $api.useQuery('get', '/api/school', {}, { enabled: can('manage_settings'), staleTime: 300_000 });
  return school.data?.people_without_email ?? false;
}
