import type { NoteKind } from '@attune/shared';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { NoteKindEnum } from './note.type.ts';

@InputType()
export class StartNoteInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => NoteKindEnum)
  kind: NoteKind;

  @Field(() => ID, { nullable: true })
  appointmentId?: string | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class ConsentCheckInput {
  @Field(() => Int, {
    description: 'The version of the boundaries that was gone over; 0 where none are set yet.',
  })
  boundariesVersion: number;

  @Field()
  confirmed: boolean;

  @Field(() => [String], { nullable: true, description: 'Regions asked about and agreed to for today.' })
  regionsAgreedToday?: string[] | null;

  @Field()
  draping: string;

  @Field()
  stopSignalAgreed: boolean;
}

@InputType({ description: 'Distress, pain and tension 0–10; arousal −2 to +2.' })
export class ScalesInput {
  @Field(() => Int)
  distress: number;

  @Field(() => Int)
  arousal: number;

  @Field(() => Int)
  pain: number;

  @Field(() => Int)
  tension: number;
}

@InputType()
export class RegionWorkInput {
  @Field()
  region: string;

  @Field()
  modality: string;

  @Field(() => Int, { nullable: true, description: 'The pressure that was asked for, 0–5.' })
  pressureAsked?: number | null;

  @Field(() => Int, { description: 'The pressure that was applied, 0–5.' })
  pressure: number;

  @Field(() => Int)
  minutes: number;
}

@InputType({ description: 'A part that is left out stays as it was; one that is null is emptied.' })
export class SessionResponseInput {
  @Field(() => ConsentCheckInput, { nullable: true })
  consent?: ConsentCheckInput | null;

  @Field(() => ScalesInput, { nullable: true })
  arrival?: ScalesInput | null;

  @Field(() => ScalesInput, { nullable: true })
  departure?: ScalesInput | null;

  @Field(() => Boolean, { nullable: true })
  settled?: boolean | null;

  @Field(() => [RegionWorkInput], { nullable: true })
  work?: RegionWorkInput[] | null;

  @Field(() => [String], { nullable: true })
  observations?: string[] | null;

  @Field(() => [String], { nullable: true })
  emotionalResponse?: string[] | null;

  @Field(() => String, { nullable: true })
  clientWords?: string | null;

  @Field(() => String, { nullable: true })
  ending?: string | null;

  @Field(() => [String], { nullable: true })
  aftercare?: string[] | null;

  @Field(() => String, { nullable: true })
  nextTime?: string | null;

  @Field(() => String, { nullable: true })
  toPsychotherapy?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why no flag is raised although the departure asks for one.',
  })
  noFlagReason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The account of a boundary that was not kept; raises a concern.',
  })
  breachAccount?: string | null;
}

@InputType({ description: 'What is left out stays as it was.' })
export class SaveNoteDraftInput {
  @Field(() => ID)
  noteId: string;

  @Field(() => Int)
  expectedVersion: number;

  @Field(() => String, { nullable: true })
  text?: string | null;

  @Field(() => String, { nullable: true })
  teamSummary?: string | null;

  @Field(() => Int, { nullable: true, description: 'Tolerance of the trauma work, 0–10.' })
  toleranceOfTraumaWork?: number | null;

  @Field(() => SessionResponseInput, { nullable: true })
  session?: SessionResponseInput | null;
}

@InputType()
export class SignNoteInput {
  @Field(() => ID)
  noteId: string;

  @Field(() => Int)
  expectedVersion: number;

  @Field(() => String, {
    nullable: true,
    description: 'Needed when the last proof is older than 15 minutes.',
  })
  password?: string | null;
}

@InputType()
export class AddAddendumInput {
  @Field(() => ID)
  noteId: string;

  @Field()
  text: string;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class MarkNoteInErrorInput {
  @Field(() => ID)
  noteId: string;

  @Field()
  reason: string;
}
