import { localDateOf, zoneClock } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { exclusionOf, type Unit } from '../../../platform/database/index.ts';
import { forbidden, invalid, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { PracticesRead } from '../../practices/index.ts';

type What = 'hours.change' | 'closure.manage' | 'bookingLimit.change' | 'practice.changeTimeZone';

/** What changes of hours have in common: whose they may be, and the trace that they leave. */
@Injectable()
export class AvailabilityDesk {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly practices: PracticesRead,
  ) {}

  /** Today in the practice's own calendar, 'YYYY-MM-DD'. */
  today(): string {
    return localDateOf(zoneClock(practiceActor().timeZone), this.clock.now().getTime());
  }

  now(): string {
    return this.clock.nowText();
  }

  /** Whether the actor runs the practice. */
  runs(): boolean {
    const { roles } = practiceActor();
    return roles.includes('OWNER') || roles.includes('ADMINISTRATOR');
  }

  /**
   * Lets through whose hours they are, and who runs the practice.
   * @throws ProblemError NotFound for nobody of the practice; Forbidden for somebody else's;
   *   InvalidInput for somebody who holds no sessions.
   */
  async assertMay(unit: Unit, memberId: string): Promise<void> {
    const member = await this.practices.memberIn(unit, memberId);
    if (!member) {
      throw notFound();
    }
    if (memberId !== practiceActor().memberId && !this.runs()) {
      throw forbidden('You can change your own hours. Whoever runs the practice can change those of others.');
    }
    if (member.disciplines.length === 0) {
      throw invalid({
        path: 'memberId',
        message: `${member.name} holds no sessions, so there are no hours to keep.`,
      });
    }
  }

  /** @throws ProblemError InvalidInput for a date that is over. */
  assertToCome(path: string, date: string): void {
    if (date < this.today()) {
      throw invalid({ path, message: 'This day is over. Please choose today or a day to come.' });
    }
  }

  /** Runs a write; where it meets something of the same days, that is said. @throws ProblemError InvalidInput. */
  async apart(message: string, write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      throw exclusionOf(error) === null ? error : invalid({ path: 'startsOn', message });
    }
  }

  /**
   * Has what is booked looked at again: what no longer lies within hours is listed to whom it concerns.
   * @param memberId whose hours changed; null: everybody's.
   */
  lookAgain(unit: Unit, causeId: string, memberId: string | null): Promise<void> {
    return this.outbox.recheckBookings(unit, 'HOURS', causeId, { memberId });
  }

  /** Leaves the trace of a change, and tells open calendars to look again. */
  async note(unit: Unit, action: What, subjectType: string, subjectId: string): Promise<void> {
    const { roles, practiceId } = practiceActor();
    await this.audit.record(unit, {
      action,
      ground: 'ADMINISTRATOR',
      role: roles.includes('OWNER') ? 'OWNER' : this.runs() ? 'ADMINISTRATOR' : (roles[0] ?? null),
      clientIds: [],
      subjectType,
      subjectId,
    });
    await this.live.notify(unit, { kind: 'PRACTICE', id: practiceId, clientId: null });
  }
}
