import { Args, ArgsType, Field, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { FindPlacement } from '../app/find-placement.ts';
import { CalendarRead } from '../data/calendar.read.ts';
import { calendarOf, type CalendarRow } from '../domain/calendar.ts';
import { assertRange, LONGEST_RANGE_DAYS } from '../domain/ranges.ts';
import { Calendar, RestTime } from './calendar.type.ts';
import { placementRow } from './placement-row.ts';
import { Placement, PlacementInput } from './placement.type.ts';

@ArgsType()
class CalendarArgs {
  @Field(() => DateTimeType)
  from: string;

  @Field(() => DateTimeType)
  to: string;
}

@Resolver()
export class CalendarResolver {
  constructor(
    private readonly reading: CalendarRead,
    private readonly placing: FindPlacement,
  ) {}

  @Query(() => Calendar, {
    description: `What lies behind the appointments of at most ${LONGEST_RANGE_DAYS} days, for the practice’s own people.`,
  })
  @Policy('calendar.read')
  async calendar(@Args() { from, to }: CalendarArgs): Promise<CalendarRow> {
    assertRange(from, to, LONGEST_RANGE_DAYS);
    return calendarOf(await this.reading.inRange({ from: Date.parse(from), to: Date.parse(to) }));
  }

  @Query(() => Placement, {
    nullable: true,
    description:
      'For a practitioner or administrator who could move the appointment, or book the session; null for anybody else.',
  })
  @Policy('appointment.change')
  async placement(@Args('input') input: PlacementInput): Promise<Placement | null> {
    const found = await this.placing.run(input);
    return found && placementRow(found);
  }
}

@Resolver(() => Client)
export class ClientRestTimesResolver {
  constructor(private readonly reading: CalendarRead) {}

  @ResolveField(() => [RestTime], {
    description:
      'The rest that sessions impose on bodywork, for the client and the care team: until when, not why.',
  })
  @RecordClass('APPOINTMENTS')
  async restTimes(@Parent() client: ClientRow, @Args() { from, to }: CalendarArgs): Promise<RestTime[]> {
    assertRange(from, to, LONGEST_RANGE_DAYS);
    const rests = await this.reading.restsOf(client.id, { from: Date.parse(from), to: Date.parse(to) });
    return rests.map((rest) => ({
      ...rest,
      from: new Date(rest.from).toISOString(),
      to: new Date(rest.to).toISOString(),
    }));
  }
}
