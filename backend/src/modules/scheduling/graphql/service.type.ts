import type { AppointmentClass, Discipline } from '@attune/shared';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AppointmentClassEnum } from '../../care-plans/index.ts';
import { DisciplineEnum } from '../../practices/index.ts';

@ObjectType({ description: 'What can be booked.' })
export class Service {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => DisciplineEnum)
  discipline: Discipline;

  @Field(() => AppointmentClassEnum)
  class: AppointmentClass;

  @Field(() => Int)
  minutes: number;

  @Field(() => String, { nullable: true })
  modality: string | null;

  @Field({
    description:
      'What the appointment is for is not open to the viewer: this neutral service stands in its place, and its class says nothing.',
  })
  withheld: boolean;
}

@ObjectType()
export class Room {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;
}
