// SPDX-License-Identifier: Apache-2.0
import './styles.css';
import '../../ui/global.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../../api/query-client';
import { startLanguages } from '../../i18n/start';
import { Providers } from '../../ui/providers';
import { router } from './router';

await startLanguages({
  en: () => import('virtual:catalogue/student/en'),
  fr: () => import('virtual:catalogue/student/fr'),
  uk: () => import('virtual:catalogue/student/uk'),
});

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Providers client={makeQueryClient()}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
