import {
  type HoursChange,
  outsideHours,
  previewHoursSchema,
  withChange,
  type WorkingHoursFacts,
  zoneClock,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import type { RecordClassName } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { type AppointmentRow, SchedulingRead, WorkingHoursRead } from '../../scheduling/index.ts';
import { AvailabilityRead } from '../data/availability.read.ts';
import { AvailabilityDesk } from './availability-desk.ts';

const NOTHING: WorkingHoursFacts = { hours: [], exceptions: [], away: [] };
/** As far as anybody is booked. */
const LAST_DATE = '2099-12-31';

/** Which booked appointments lie outside of working hours, as these are or as a change would make them. */
@Injectable()
export class OutsideHours {
  constructor(
    private readonly clock: Clock,
    private readonly desk: AvailabilityDesk,
    private readonly availability: AvailabilityRead,
    private readonly hours: WorkingHoursRead,
    private readonly appointments: SchedulingRead,
  ) {}

  /**
   * Appointments to come, of one practitioner or of all, that lie outside of their hours; noted in the audit.
   * @param change what is thought about; @param timeZone the zone in which hours are read.
   */
  async of(
    memberId: string | null,
    classes: readonly RecordClassName[],
    change: HoursChange = {},
    timeZone: string = practiceActor().timeZone,
  ): Promise<AppointmentRow[]> {
    const ids = memberId === null ? await this.availability.practitionerIds() : [memberId];
    const [facts, times] = await Promise.all([
      this.hours.ofMembers(ids, this.desk.today(), LAST_DATE),
      this.appointments.timesToCome(ids, this.clock.nowText()),
    ]);
    const clock = zoneClock(timeZone);
    const outside = ids.flatMap((id) =>
      outsideHours(
        times.filter((time) => time.memberId === id),
        withChange(facts.get(id) ?? NOTHING, change),
        clock,
      ),
    );
    return this.appointments.listed(
      outside.map(({ id }) => id),
      classes,
    );
  }

  /**
   * What a change would leave outside, before it is saved; nothing for somebody else's hours.
   * @throws ProblemError InvalidInput.
   */
  async preview(input: unknown, classes: readonly RecordClassName[]): Promise<AppointmentRow[]> {
    const { memberId, timeZone, ...change } = parseInput(previewHoursSchema, input);
    return this.desk.runs() || (memberId !== null && memberId === practiceActor().memberId)
      ? this.of(memberId, classes, change, timeZone ?? practiceActor().timeZone)
      : [];
  }
}
