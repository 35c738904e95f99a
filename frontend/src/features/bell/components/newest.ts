import type { BellQuery } from '../../../generated/bell.ts';

/** The newest thing that somebody was told. */
export type Newest = BellQuery['myNotifications']['edges'][number]['node'];
