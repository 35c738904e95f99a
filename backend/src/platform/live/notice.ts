/** What happened, as far as anybody listening is told: look again at this. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly practiceId: string;
  readonly id: string;
  readonly clientId: string | null;
  /** Set when it concerns one person alone. */
  readonly userId: string | null;
  readonly at: string;
}

/** Kinds whose existence alone tells an administrator nothing clinical. */
const ADMINISTRATIVE = ['APPOINTMENT', 'CARE_TEAM'] as const;

export const NOTICE_KINDS = [
  ...ADMINISTRATIVE,
  'CARE_PLAN',
  'CONSENT',
  'BOUNDARIES',
  'INTAKE',
  'SAFETY_PLAN',
  'NOTE',
  // What a client says after a session, and what was changed then.
  'FEEDBACK',
  // Check-ins and questionnaires under one name, so that it does not tell which of them there was.
  'MEASURES',
  'DISTRESS_FLAG',
  'NOTIFICATION',
  // Hours, services, rooms or limits of the practice: for everybody of it, since it says nothing of anybody.
  'PRACTICE',
  'SESSION',
  // Somebody opened the record in an emergency, or ended that.
  'EMERGENCY_ACCESS',
  // After a lost connection: anything may have changed.
  'EVERYTHING',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

export function isAdministrative(kind: NoticeKind): boolean {
  return (ADMINISTRATIVE as readonly string[]).includes(kind);
}

export const LIVE_CHANNEL = 'attune_live';
