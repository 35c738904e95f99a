export const ROLES = ['OWNER', 'ADMINISTRATOR', 'PSYCHOTHERAPIST', 'MASSAGE_THERAPIST', 'CLIENT'] as const;

export type Role = (typeof ROLES)[number];

export const ROLES_LABELS: Readonly<Record<Role, string>> = {
  OWNER: 'Owner',
  ADMINISTRATOR: 'Administrator',
  PSYCHOTHERAPIST: 'Psychotherapist',
  MASSAGE_THERAPIST: 'Massage therapist',
  CLIENT: 'Client',
};
