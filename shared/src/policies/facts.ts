import type { Role } from '../vocabulary/roles.ts';
import type { SharingCategory } from '../vocabulary/sharing-categories.ts';

/**
 * What a signed-in person is to a client's record, at this instant (R4). EMERGENCY: a psychotherapist
 * outside the team who opened the record for some hours (R27), to read and nothing else. CALLED_IN: a
 * psychotherapist outside the team whom the escalation of a flag reached (R17), for that flag while it
 * is open.
 */
export const RELATIONS = [
  'SELF',
  'PSYCHOTHERAPIST',
  'MASSAGE_THERAPIST',
  'ADMINISTRATOR',
  'EMERGENCY',
  'CALLED_IN',
] as const;

export type Relation = (typeof RELATIONS)[number];

/** What a policy is asked with: the relations of the actor and what the client shares. */
export interface ClientFacts {
  /** None at all: a stranger of the practice, or somebody outside it. */
  readonly relations: readonly Relation[];
  /** Whether the actor is the client's lead psychotherapist. */
  readonly lead: boolean;
  /** What the client shares with the psychotherapists of the team. */
  readonly sharedWithPsychotherapy: readonly SharingCategory[];
  /** What the client shares with the massage therapists of the team. */
  readonly sharedWithMassage: readonly SharingCategory[];
  /** Whether the thing asked about is the actor's own: written, raised, or held by them. */
  readonly own: boolean;
}

/** Facts about somebody who has nothing to do with the client. */
export const NO_RELATION: ClientFacts = {
  relations: [],
  lead: false,
  sharedWithPsychotherapy: [],
  sharedWithMassage: [],
  own: false,
};

/** The roles of the signed-in person in the practice in which they stand. */
export type Roles = readonly Role[];
