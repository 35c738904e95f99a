import type { RouteObject } from 'react-router';

/** Pages of the client within the shell, with "I need support" under the thumb. */
export const clientRoutes: RouteObject[] = [];

/** Pages of the client that fill the screen by themselves, such as "I need support". */
export const clientWholePageRoutes: RouteObject[] = [];
