import { type RuleFinding as Finding, SLOT_PARTIES, type SlotParty } from '@attune/shared';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { practiceActor } from '../../../platform/context/index.ts';
import { Problem, type ProblemError, problem } from '../../../platform/errors/index.ts';
import { enumOf } from '../../../platform/graphql/index.ts';
import { RuleFinding } from './rule-finding.type.ts';

const SlotPartyEnum = enumOf(SLOT_PARTIES);
registerEnumType(SlotPartyEnum, { name: 'SlotParty' });

@ObjectType({
  implements: () => [Problem],
  description: 'Somebody, or every room that fits, is taken at that time.',
})
export class SlotTaken extends Problem {
  override code = 'CONFLICT' as const;

  @Field(() => SlotPartyEnum)
  who: SlotParty;
}

@ObjectType({
  implements: () => [Problem],
  description:
    'A hard rule stands in the way: of the plan, which only the lead psychotherapist may set aside, or of what the practitioner takes on (kind LOAD), which only they may go beyond.',
})
export class CoordinationProblem extends Problem {
  override code = 'CONFLICT' as const;

  @Field(() => [RuleFinding], { description: 'Everything the rules say of this time, met and unmet.' })
  findings: readonly Finding[];
}

const TAKEN: Readonly<Record<SlotParty, string>> = {
  PRACTITIONER: 'The practitioner has another appointment at that time.',
  CLIENT: 'The client has another appointment at that time.',
  ROOM: 'There is no free room at that time.',
};

/** R21: somebody is taken. */
export function slotTaken(who: SlotParty): ProblemError {
  const own = who === 'CLIENT' && practiceActor().clientId !== null;
  return problem(SlotTaken, {
    message: own ? 'You have another appointment at that time.' : TAKEN[who],
    who,
  });
}

const BY_CONSTRAINT: Readonly<Record<string, SlotParty>> = {
  appointment_practitioner_free: 'PRACTITIONER',
  appointment_client_free: 'CLIENT',
  appointment_room_free: 'ROOM',
};

/** Who is taken, by the name of the exclusion constraint that refused; null for any other. */
export function partyOf(constraint: string | null): SlotParty | null {
  return constraint === null ? null : (BY_CONSTRAINT[constraint] ?? null);
}

/** R23: hard rules are broken; the first of them is the message. */
export function againstRules(broken: readonly Finding[], findings: readonly Finding[]): ProblemError {
  return problem(CoordinationProblem, {
    message: broken[0]?.sentence ?? 'A rule of the plan stands in the way.',
    findings,
  });
}
