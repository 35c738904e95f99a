import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { SeriesConflicts } from './series.problems.ts';

@ObjectType({ description: 'Appointments that were booked together.' })
export class AppointmentSeries {
  @Field(() => ID)
  id: string;
}

export const BookSeriesResult = createUnionType({
  name: 'BookSeriesResult',
  types: () => [AppointmentSeries, SeriesConflicts, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'AppointmentSeries'),
});
