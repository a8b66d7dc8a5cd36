// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, Suspense, useEffect } from 'react';
import { useSession } from '../api/session';
import { suggestLanguage } from '../i18n/start';
import { FailedState } from './empty-state';

interface Props {
  who: 'staff' | 'student';
  signIn: ReactNode;
  children: ReactNode;
}

/** Whoever is not signed in signs in right here and goes on to the page they asked for. */
export function SessionGate({ who, signIn, children }: Props) {
  const session = useSession();
  const person = session.data?.[who];
  useEffect(() => {
    void suggestLanguage(person?.language);
  }, [person?.language]);
  if (session.isPending) return null;
  if (session.isError) {
    return <FailedState error={session.error} onRetry={() => void session.refetch()} />;
  }
  return person ? children : <Suspense fallback={null}>{signIn}</Suspense>;
}
