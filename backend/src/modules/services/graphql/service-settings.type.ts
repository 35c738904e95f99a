import type { AppointmentClass, Discipline } from '@attune/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  Conflict,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  StaleVersion,
} from '../../../platform/errors/index.ts';
import { AppointmentClassEnum } from '../../care-plans/index.ts';
import { DisciplineEnum } from '../../practices/index.ts';

@ObjectType({ description: 'What can be booked, as those who run the practice keep it.' })
export class OfferedService {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field()
  name: string;

  @Field(() => DisciplineEnum)
  discipline: Discipline;

  @Field(() => AppointmentClassEnum)
  class: AppointmentClass;

  @Field(() => String, { nullable: true })
  modality: string | null;

  @Field(() => Int)
  minutes: number;

  @Field(() => Int, { description: 'Minutes kept free before.' })
  bufferBefore: number;

  @Field(() => Int, { description: 'Minutes kept free after.' })
  bufferAfter: number;

  @Field(() => [ID], { description: 'Where it can be; empty where it needs no room.' })
  roomIds: readonly string[];

  @Field(() => [ID])
  practitionerIds: readonly string[];

  @Field({ description: 'Offered no more; what is booked stays.' })
  retired: boolean;
}

@ObjectType()
export class PracticeRoom {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field()
  name: string;

  @Field({ description: 'Booked no more; what is booked there stays.' })
  retired: boolean;

  @Field(() => Int, { description: 'Appointments to come that are booked there.' })
  booked: number;
}

@ObjectType({ description: 'What can be booked, by whom and where; what was retired stands last.' })
export class ServiceSettings {
  @Field(() => [OfferedService])
  services: readonly OfferedService[];

  @Field(() => [PracticeRoom])
  rooms: readonly PracticeRoom[];
}

@InputType()
export class SaveServiceInput {
  @Field(() => ID, { nullable: true, description: 'Left out: another service.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that was seen, when one is changed.' })
  expectedVersion?: number | null;

  @Field()
  name: string;

  @Field(() => DisciplineEnum, { description: 'Fixed once it was saved.' })
  discipline: Discipline;

  @Field(() => AppointmentClassEnum, { description: 'Fixed, as is the way of working, once it was booked.' })
  class: AppointmentClass;

  @Field(() => String, { nullable: true })
  modality?: string | null;

  @Field(() => Int)
  minutes: number;

  @Field(() => Int)
  bufferBefore: number;

  @Field(() => Int)
  bufferAfter: number;

  @Field(() => [ID])
  roomIds: string[];

  @Field(() => [ID])
  practitionerIds: string[];

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class SaveRoomInput {
  @Field(() => ID, { nullable: true, description: 'Left out: another room.' })
  id?: string | null;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field()
  name: string;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class RetireInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  expectedVersion: number;
}

export const ServiceSettingsResult = createUnionType({
  name: 'ServiceSettingsResult',
  types: () => [ServiceSettings, NotFound, Forbidden, InvalidInput, StaleVersion, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'ServiceSettings'),
});
