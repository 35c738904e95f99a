import type { RouteObject } from 'react-router';
import { PATHS } from '../../lib/paths.ts';
import { page } from '../page.tsx';

/** Pages for everybody, in the shell of their role. */
export const sharedRoutes: RouteObject[] = [
  page(
    PATHS.account,
    async () => (await import('../../features/account/components/account-page.tsx')).AccountPage,
  ),
  page(PATHS.notice, async () => (await import('../../features/bell/components/notice-page.tsx')).NoticePage),
  page('*', async () => (await import('../pages/not-found-page.tsx')).NotFoundPage),
];
