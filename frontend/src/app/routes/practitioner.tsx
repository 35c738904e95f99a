import type { RouteObject } from 'react-router';

/** Pages of practitioners and of those who run the practice, within the shell. */
export const practitionerRoutes: RouteObject[] = [];

/** Pages that fill the screen by themselves, such as a session on a tablet. */
export const practitionerWholePageRoutes: RouteObject[] = [];
