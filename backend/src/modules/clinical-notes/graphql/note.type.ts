import { NOTE_KINDS, NOTE_STATES, type NoteKind, type NoteState } from '@attune/shared';
import {
  ArgsType,
  createUnionType,
  Field,
  ID,
  Int,
  InterfaceType,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import {
  Conflict,
  ConsentProblem,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  Reauthenticate,
  ScopeOfPracticeProblem,
  StaleVersion,
} from '../../../platform/errors/index.ts';
import { connectionOf, DateTimeType, enumOf, PageArgs } from '../../../platform/graphql/index.ts';
import { HoldProblem } from '../../distress-flags/index.ts';

export const NoteKindEnum = enumOf(NOTE_KINDS);
registerEnumType(NoteKindEnum, { name: 'NoteKind' });
export const NoteStateEnum = enumOf(NOTE_STATES);
registerEnumType(NoteStateEnum, { name: 'NoteState' });

const TYPE_OF: Readonly<Record<NoteKind, string>> = {
  PROGRESS: 'ProgressNote',
  PROCESS: 'ProcessNote',
  CONTACT: 'ContactNote',
  SESSION_RESPONSE: 'SessionResponse',
};

@InterfaceType({
  resolveType: (value: { kind: NoteKind }) => TYPE_OF[value.kind],
  description:
    'What somebody of the team wrote. A draft is its author’s alone; what is signed never changes.',
})
export abstract class Note {
  @Field(() => ID)
  id: string;

  @Field(() => NoteKindEnum)
  kind: NoteKind;

  @Field(() => NoteStateEnum)
  state: NoteState;

  @Field(() => DateTimeType)
  createdAt: string;

  @Field(() => DateTimeType)
  updatedAt: string;

  @Field(() => DateTimeType, { nullable: true })
  signedAt: string | null;

  @Field(() => Int, { description: 'Counts the savings of the draft.' })
  version: number;

  @Field({ description: 'Whether the viewer wrote it.' })
  isAuthor: boolean;

  @Field(() => ID, { nullable: true })
  appointmentId: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was entered in error.' })
  errorReason: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the content that was signed, in hex.' })
  contentHash: string | null;
}

@ObjectType({
  implements: () => [Note],
  description: 'A note of psychotherapy, with a summary for the team.',
})
export class ProgressNote extends Note {}

@ObjectType({
  implements: () => [Note],
  description: 'A private note: its author’s and nobody else’s, kept encrypted.',
})
export class ProcessNote extends Note {}

@ObjectType({ implements: () => [Note], description: 'A call, a letter, a conversation.' })
export class ContactNote extends Note {}

@ObjectType({ implements: () => [Note], description: 'What happened in a session of bodywork.' })
export class SessionResponse extends Note {
  @Field(() => String, { nullable: true, description: 'In the client’s own words.' })
  @RecordClass('SESSION_RESPONSES')
  clientWords: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Oriented and settled on leaving.' })
  @RecordClass('SESSION_RESPONSES')
  settled: boolean | null;

  @Field(() => String, { nullable: true, description: 'FINISHED, ENDED_BY_CLIENT or ENDED_BY_THERAPIST.' })
  @RecordClass('SESSION_RESPONSES')
  ending: string | null;

  @Field(() => String, { nullable: true })
  @RecordClass('SESSION_RESPONSES')
  nextTime: string | null;

  @Field(() => String, { nullable: true, description: 'An observation to bring to psychotherapy.' })
  @RecordClass('SESSION_RESPONSES')
  toPsychotherapy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why no flag was raised although the departure asked for one.',
  })
  @RecordClass('SESSION_RESPONSES')
  noFlagReason: string | null;

  @Field(() => String, { nullable: true, description: 'The account of a boundary that was not kept.' })
  @RecordClass('SESSION_RESPONSES')
  breachAccount: string | null;
}

@ObjectType({ description: 'Distress, pain and tension 0–10; arousal −2 (shut down) to +2 (overwhelmed).' })
export class Scales {
  @Field(() => Int)
  distress: number;

  @Field(() => Int)
  arousal: number;

  @Field(() => Int)
  pain: number;

  @Field(() => Int)
  tension: number;
}

@ObjectType({ description: 'One region worked; pressure 0–5.' })
export class RegionWork {
  @Field()
  region: string;

  @Field()
  modality: string;

  @Field(() => Int, { nullable: true })
  pressureAsked: number | null;

  @Field(() => Int)
  pressure: number;

  @Field(() => Int)
  minutes: number;
}

@ObjectType({ description: 'What was agreed at the session’s beginning.' })
export class ConsentCheck {
  @Field(() => Int)
  boundariesVersion: number;

  @Field()
  confirmed: boolean;

  @Field(() => [String])
  regionsAgreedToday: string[];

  @Field()
  draping: string;

  @Field()
  stopSignalAgreed: boolean;
}

@ObjectType({ description: 'A correction beside a signed note.' })
export class Addendum {
  @Field(() => ID)
  id: string;

  @Field({
    description: 'Added by the lead psychotherapist, since the note’s author was no longer on the team.',
  })
  inPlaceOfAuthor: boolean;

  @Field(() => DateTimeType)
  at: string;
}

@ObjectType({ description: 'A part of a note and who will be able to read it once it is signed.' })
export class NoteReadership {
  @Field()
  part: string;

  @Field(() => [String])
  readers: readonly string[];
}

export const NoteConnection = connectionOf(Note as unknown as new () => Note, 'Note');

@ArgsType()
export class NotesArgs extends PageArgs {
  @Field(() => [NoteKindEnum], { nullable: true, description: 'Left out: all.' })
  kinds?: NoteKind[] | null;
}

export const NoteResult = createUnionType({
  name: 'NoteResult',
  types: () =>
    [
      ProgressNote,
      ProcessNote,
      ContactNote,
      SessionResponse,
      NotFound,
      Forbidden,
      InvalidInput,
      StaleVersion,
      ConsentProblem,
      ScopeOfPracticeProblem,
      HoldProblem,
      Reauthenticate,
      Conflict,
    ] as const,
  resolveType: (value: object) =>
    value instanceof Problem ? value.constructor.name : TYPE_OF[(value as { kind: NoteKind }).kind],
});
