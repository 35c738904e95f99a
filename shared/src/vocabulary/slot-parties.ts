export const SLOT_PARTIES = ['PRACTITIONER', 'CLIENT', 'ROOM'] as const;

export type SlotParty = (typeof SLOT_PARTIES)[number];
