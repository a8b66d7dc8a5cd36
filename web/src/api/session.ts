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

/** By which whoever is signed in reads dates: their own, or the school's where they chose none. */
export function useClock(): string {
  const session = useSession().data;
  return session?.staff?.zone ?? (session?.school ?? fallback).zone;
}

export function useCan(): (right: string) => boolean {
  const rights = useSession().data?.can ?? [];
  return (right) => rights.includes(right);
}

export type { Session };
