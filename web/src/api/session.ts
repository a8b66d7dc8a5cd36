// SPDX-License-Identifier: Apache-2.0
import { $api } from './client';
import type { Session, SessionSchool } from './types';

const fallback: SessionSchool = {
  name: 'Stoa',
  language: 'en',
  zone: 'UTC',
  currency: 'EUR',
  demo: false,
  mails: 'send',
  setup_needed: false,
  mail_preview: false,
};

export function useSession() {
  return $api.useQuery('get', '/api/session', {}, { staleTime: 60_000 });
}

export function useSchool(): SessionSchool {
  return useSession().data?.school ?? fallback;
}

export function useCan(): (right: string) => boolean {
  const rights = useSession().data?.can ?? [];
  return (right) => rights.includes(right);
}

export type { Session };
