// SPDX-License-Identifier: Apache-2.0
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useSession } from '../../api/session';
import { suggestLanguage } from '../../i18n/start';
import { FailedState } from '../../ui/empty-state';
import { Shell } from './shell';

const SignInPage = lazy(async () => ({ default: (await import('../features/session/sign-in-page')).SignInPage }));

/** Whoever is not signed in signs in right here and goes on to the page they asked for. */
export function SignedIn() {
  const session = useSession();
  const staff = session.data?.staff;
  useEffect(() => {
    void suggestLanguage(staff?.language);
  }, [staff?.language]);
  if (session.isPending) return null;
  if (session.isError) return <FailedState error={session.error} onRetry={() => void session.refetch()} />;
  if (!staff) {
    return (
      <Suspense fallback={null}>
        <SignInPage />
      </Suspense>
    );
  }
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}
