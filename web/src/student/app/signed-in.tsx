// SPDX-License-Identifier: Apache-2.0
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useSession } from '../../api/session';
import { SessionGate } from '../../ui/session-gate';
import { Shell } from './shell';

const SignInPage = lazy(async () => ({
  default: (await import('../features/session/sign-in-page')).SignInPage,
}));
const ViewingOver = lazy(async () => ({ default: (await import('./viewing')).ViewingOver }));

export function SignedIn() {
  const viewing = useSession().data?.viewing;
  if (viewing?.over) {
    return (
      <Suspense fallback={null}>
        <ViewingOver viewing={viewing} />
      </Suspense>
    );
  }
  return (
    <SessionGate who="student" signIn={<SignInPage />}>
      <Shell>
        <Outlet />
      </Shell>
    </SessionGate>
  );
}
