import type { FlagLevel } from '@attune/shared';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeType } from '../../../platform/graphql/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { FlagLevelEnum } from '../../distress-flags/index.ts';
import { Member } from '../../practices/index.ts';

@ObjectType({ description: 'Something that waits for the viewer.' })
export class WorkItem {
  @Field({
    description:
      'FLAG: to be acknowledged. HOLD: to be decided. AGREEMENT: a version of a plan. TEAM: a place on the client’s own team. DRAFT: an unsigned note. LICENCE: it runs out. CLEARANCE: a session that a hold stands in the way of. REQUEST: an appointment to be confirmed. AMENDMENT: a correction that a client asks for. HANDOFF: an observation from bodywork to be taken over. UNANSWERED: to the owner, a flag that nobody answers. ON_CALL_GAP: nobody is on call. HAND_OVER: somebody asks one to take a shift. MISFIT: a booked appointment that no longer fits. PLANNING: a client asks for the coming weeks. ADJUSTMENT: a change of the plan, to answer or to change again. REVIEW: a day on which the plan is looked at. MEASURE_WORSE: a total that is reliably higher. MEASURE_MISSED: a questionnaire of the plan that did not come. FEEDBACK: what a client said after a session that asks for care.',
  })
  kind: string;

  @Field({ description: 'What waits, in a sentence for the viewer; it stands behind the client’s name.' })
  title: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Of a flag: its reason, or what to do on the table, as the viewer may read it. Of a correction, an observation, a wish, a change or what was said after a session: its words.',
  })
  detail: string | null;

  @Field(() => Client, { nullable: true, description: 'Null where no client is concerned, or out of reach.' })
  client: ClientRow | null;

  @Field(() => DateTimeType, { nullable: true, description: 'When it runs out.' })
  dueAt: string | null;

  @Field(() => DateTimeType, { description: 'Since when it waits.' })
  since: string;

  @Field(() => FlagLevelEnum, { nullable: true })
  level: FlagLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of a flag that nobody answers: whom it was sent to, in a sentence.',
  })
  told: string | null;

  @Field(() => [Member], {
    description: 'To the owner, of a flag that nobody answers: whom it was sent to, to call them.',
  })
  toCall: { readonly id: string; readonly name: string }[];

  @Field(() => ID, {
    description:
      'What it is about: the flag, plan, place on the team, note, credential, appointment, hand-over, request, change, review, score, missed time, what was said after a session or (nobody on call) the practice. Of a correction and an observation: the note.',
  })
  targetId: string;
}

export const WorkItemConnection = connectionOf(WorkItem, 'WorkItem');
