import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import {
  Conflict,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  RateLimited,
} from '../../../platform/errors/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';

@ObjectType({
  description: 'A record opened to read for four hours by a psychotherapist outside the team.',
})
export class EmergencyAccess {
  @Field(() => ID)
  id: string;

  @Field()
  openedBy: string;

  @Field()
  reason: string;

  @Field(() => DateTimeType)
  openedAt: string;

  @Field(() => DateTimeType, { description: 'When it closes by itself.' })
  endsAt: string;

  @Field(() => DateTimeType, { nullable: true, description: 'When it was ended before its time.' })
  endedAt: string | null;

  @Field({ description: 'Whether the record is open by it now.' })
  open: boolean;

  @Field({ description: 'Whether the viewer opened it.' })
  mine: boolean;
}

@InputType()
export class OpenInEmergencyInput {
  @Field({ description: 'The whole name; upper and lower case are alike.' })
  clientName: string;

  @Field({ description: 'At least 20 characters. The client and the owner read it.' })
  reason: string;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class EndEmergencyAccessInput {
  @Field(() => ID)
  emergencyAccessId: string;
}

const nameOf = (value: object) => (value instanceof Problem ? value.constructor.name : 'EmergencyAccess');

export const OpenInEmergencyResult = createUnionType({
  name: 'OpenInEmergencyResult',
  types: () => [EmergencyAccess, NotFound, Forbidden, InvalidInput, Conflict, RateLimited] as const,
  resolveType: nameOf,
});

export const EndEmergencyAccessResult = createUnionType({
  name: 'EndEmergencyAccessResult',
  types: () => [EmergencyAccess, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: nameOf,
});
