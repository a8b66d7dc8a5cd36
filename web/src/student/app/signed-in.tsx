// SPDX-License-Identifier: Apache-2.0
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useSession } from '../../api/session';
import { suggestLanguage } from '../../i18n/start';
import { FailedState } from '../../ui/empty-state';
import { Shell } from './shell';

const SignInPage = lazy(async () => ({ default: (await import('../features/session/sign-in-page')).SignInPage }));

export function SignedIn() {
  const session = useSession();
  const student = session.data?.student;
  useEffect(() => {
    void suggestLanguage(student?.language);
  }, [student?.language]);
  if (session.isPending) return null;
  if (session.isError) return <FailedState error={session.error} onRetry={() => void session.refetch()} />;
  if (!student) {
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
