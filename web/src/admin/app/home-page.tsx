// SPDX-License-Identifier: Apache-2.0
import { Navigate } from '@tanstack/react-router';
import { usePlaces } from './navigation';

/** The first place that this person may see. */
export function HomePage() {
  const [first] = usePlaces();
  return <Navigate to={first?.to ?? '/account'} replace />;
}
