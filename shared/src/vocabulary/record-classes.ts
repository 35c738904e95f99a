/** The classes of a client's record, as the audit and the client's own list of who opened it name them. */
export const RECORD_CLASSES = [
  'IDENTITY',
  'TEAM',
  'PLAN',
  'BOUNDARIES',
  'CONSENT',
  'NOTES',
  'SESSION_RESPONSES',
  'FLAGS',
  'APPOINTMENTS',
  'MEASURES',
  'SAFETY_PLAN',
  'MEDICAL',
  'ACCESS_LOG',
  'DISCLOSURES',
] as const;

export type RecordClass = (typeof RECORD_CLASSES)[number];

/** By what right a record was opened or changed. */
export const AUDIT_GROUNDS = [
  'TEAM',
  'SELF',
  'ADMINISTRATOR',
  'BREAK_GLASS',
  'CALLED_IN',
  'SYSTEM',
  'DISCLOSURE',
  'REFUSED',
] as const;

export type AuditGround = (typeof AUDIT_GROUNDS)[number];
