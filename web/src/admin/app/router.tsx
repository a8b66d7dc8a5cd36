// SPDX-License-Identifier: Apache-2.0
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type RouteComponent,
} from '@tanstack/react-router';
import { setWay } from '../../ui/go';
import { readListSearch } from '../../ui/list-state';
import { HomePage } from './home-page';
import { NotFoundPage } from './not-found-page';
import { SignedIn } from './signed-in';

type Load = () => Promise<Record<string, RouteComponent>>;

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });
const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });

const open = (path: string, load: Load, name: string) =>
  createRoute({
    getParentRoute: () => root,
    path,
    validateSearch: readListSearch,
    component: lazyRouteComponent(load, name),
  });

const inside = (path: string, load: Load, name: string) =>
  createRoute({
    getParentRoute: () => signedIn,
    path,
    validateSearch: readListSearch,
    component: lazyRouteComponent(load, name),
  });

const home = createRoute({ getParentRoute: () => signedIn, path: '/', component: HomePage });

const pages = [
  inside('/contacts', () => import('../features/contacts/contacts-page'), 'ContactsPage'),
  inside('/contacts/$contactId', () => import('../features/contacts/contact-page'), 'ContactPage'),
  inside('/courses', () => import('../features/courses/courses-page'), 'CoursesPage'),
  inside('/courses/$courseId', () => import('../features/courses/course-page'), 'CoursePage'),
  inside(
    '/courses/$courseId/lessons/$lessonId',
    () => import('../features/courses/lesson-page'),
    'LessonPage',
  ),
  inside('/offers', () => import('../features/offers/offers-page'), 'OffersPage'),
  inside('/offers/new', () => import('../features/offers/new-offer-page'), 'NewOfferPage'),
  inside('/offers/$offerId', () => import('../features/offers/offer-page'), 'OfferPage'),
  inside('/orders', () => import('../features/orders/orders-page'), 'OrdersPage'),
  inside('/orders/$orderId', () => import('../features/orders/order-page'), 'OrderPage'),
  inside('/batches', () => import('../features/batches/batches-page'), 'BatchesPage'),
  inside('/batches/$batchId', () => import('../features/batches/batch-page'), 'BatchPage'),
  inside('/imports', () => import('../features/imports/imports-page'), 'ImportsPage'),
  inside('/imports/new', () => import('../features/imports/new-import-page'), 'NewImportPage'),
  inside('/imports/$importId', () => import('../features/imports/import-page'), 'ImportPage'),
  inside('/mails', () => import('../features/mails/mails-page'), 'MailsPage'),
  inside('/journal', () => import('../features/journal/journal-page'), 'JournalPage'),
  inside('/journal/$entryId', () => import('../features/journal/entry-page'), 'EntryPage'),
  inside('/account', () => import('../features/session/account-page'), 'AccountPage'),
];

const settingsLayout = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-layout'), 'SettingsLayout'),
});

const setting = (path: string, load: Load, name: string) =>
  createRoute({ getParentRoute: () => settingsLayout, path, component: lazyRouteComponent(load, name) });

const settings = [
  setting('school', () => import('../features/settings/school-settings'), 'SchoolSettings'),
  setting('mails', () => import('../features/settings/mail-settings'), 'MailSettings'),
  setting('templates', () => import('../features/templates/template-settings'), 'TemplateSettings'),
  setting('templates/new', () => import('../features/templates/template-page'), 'NewTemplatePage'),
  setting('templates/$templateId', () => import('../features/templates/template-page'), 'TemplatePage'),
  setting('tokens', () => import('../features/tokens/token-settings'), 'TokenSettings'),
  setting('fields', () => import('../features/settings/field-settings'), 'FieldSettings'),
  setting('tags', () => import('../features/settings/tag-settings'), 'TagSettings'),
  setting('team', () => import('../features/team/team-settings'), 'TeamSettings'),
  setting('jobs', () => import('../features/jobs/job-settings'), 'JobSettings'),
];

const settingsHome = createRoute({
  getParentRoute: () => settingsLayout,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/school' });
  },
});

const doors = [
  open('/link', () => import('../features/session/link-page'), 'LinkPage'),
];

const settingsTree = settingsLayout.addChildren([settingsHome, ...settings]);

export const router = createRouter({
  routeTree: root.addChildren([...doors, signedIn.addChildren([home, ...pages, settingsTree])]),
  basepath: '/admin',
  defaultPreload: 'intent',
  scrollRestoration: true,
});

setWay({
  href: (to) => `/admin${to}`,
  go: (to) => void router.navigate({ to }),
});
