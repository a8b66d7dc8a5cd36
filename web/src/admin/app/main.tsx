// SPDX-License-Identifier: Apache-2.0
import './styles.css';
import '../../ui/global.css';
import { ConfirmHost } from '../../ui/confirm';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../../api/query-client';
import { startLanguages } from '../../i18n/start';
import { IdentityHost } from '../../ui/identity-host';
import { Providers } from '../../ui/providers';
import { Toasts } from '../../ui/toasts';
import { VersionsHost } from '../../ui/versions-host';
import { router } from './router';

const client = makeQueryClient();

await startLanguages({
  en: () => import('virtual:catalogue/admin/en'),
  fr: () => import('virtual:catalogue/admin/fr'),
  uk: () => import('virtual:catalogue/admin/uk'),
});

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Providers client={client}>
      <Toasts />
      <RouterProvider router={router} />
      <ConfirmHost />
      <VersionsHost />
      <IdentityHost />
    </Providers>
  </StrictMode>,
);
