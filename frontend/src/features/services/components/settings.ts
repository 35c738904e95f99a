import type { ServiceSettingsQuery } from '../../../generated/services.ts';

export type Service = ServiceSettingsQuery['serviceSettings']['services'][number];
export type Room = ServiceSettingsQuery['serviceSettings']['rooms'][number];
export type Person = ServiceSettingsQuery['members'][number];
