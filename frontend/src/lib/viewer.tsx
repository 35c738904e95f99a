import type { Role } from '@attune/shared';
import { createContext, use } from 'react';

export interface Practice {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
}

/** Who is signed in, in the practice in which they stand. */
export interface Viewer {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly clientId: string | null;
  readonly memberId: string | null;
  readonly practice: Practice | null;
  readonly practices: readonly Practice[];
}

export const ViewerContext = createContext<Viewer | null>(null);

/** The person signed in. Only below the pages that ask for it. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (!viewer) {
    throw new Error('Nobody is signed in here.');
  }
  return viewer;
}

/** IANA zone of the practice, in which all times are shown. */
export function useZone(): string {
  return use(ViewerContext)?.practice?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export const isPsychotherapist = (viewer: Viewer) => viewer.roles.includes('PSYCHOTHERAPIST');
export const isMassageTherapist = (viewer: Viewer) => viewer.roles.includes('MASSAGE_THERAPIST');
export const isPractitioner = (viewer: Viewer) => isPsychotherapist(viewer) || isMassageTherapist(viewer);
export const isManager = (viewer: Viewer) =>
  viewer.roles.includes('OWNER') || viewer.roles.includes('ADMINISTRATOR');
export const isClient = (viewer: Viewer) => viewer.roles.includes('CLIENT');
