// SPDX-License-Identifier: Apache-2.0
import { Outlet } from '@tanstack/react-router';
import { lazy } from 'react';
import { SessionGate } from '../../ui/session-gate';
import { Shell } from './shell';

const SignInPage = lazy(async () => ({
  default: (await import('../features/session/sign-in-page')).SignInPage,
}));

export function SignedIn() {
  return (
    <SessionGate who="student" signIn={<SignInPage />}>
      <Shell>
        <Outlet />
      </Shell>
    </SessionGate>
  );
}
