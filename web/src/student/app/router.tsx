// SPDX-License-Identifier: Apache-2.0
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
} from '@tanstack/react-router';
import { readListSearch } from '../../ui/list-state';
import { NotFoundPage } from './not-found-page';
import { SignedIn } from './signed-in';

type Load = () => Promise<Record<string, RouteComponent>>;

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });
const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });

const inside = (path: string, load: Load, name: string) =>
  createRoute({ getParentRoute: () => signedIn, path, component: lazyRouteComponent(load, name) });

const pages = [
  inside('/', () => import('../features/courses/my-courses-page'), 'MyCoursesPage'),
  inside('/courses/$courseId', () => import('../features/courses/programme-page'), 'ProgrammePage'),
  inside('/lessons/$lessonId', () => import('../features/courses/lesson-page'), 'LessonPage'),
  inside('/profile', () => import('../features/profile/profile-page'), 'ProfilePage'),
];

const link = createRoute({
  getParentRoute: () => root,
  path: '/link',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('../features/session/link-page'), 'LinkPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([link, signedIn.addChildren(pages)]),
  basepath: '/learn',
  defaultPreload: 'intent',
  scrollRestoration: true,
});
