import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { constraintOf, isUniqueViolation, type Unit } from '../../../platform/database/index.ts';
import { invalid } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';

/** What changes of services and rooms have in common: refusals of the database in words, and the trace. */
@Injectable()
export class SettingsDesk {
  constructor(
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  /** Runs a write. @throws ProblemError InvalidInput for a name that is taken, or what was booked already. */
  async translated<Result>(write: () => Promise<Result>): Promise<Result> {
    try {
      return await write();
    } catch (error) {
      if (isUniqueViolation(error, 'service_name_key') || isUniqueViolation(error, 'room_name_key')) {
        throw invalid({
          path: 'name',
          message: 'There is one of this name already. Please choose another name.',
        });
      }
      if (constraintOf(error) === 'service_keeps_what_it_is') {
        throw invalid({
          path: 'class',
          message: 'This was booked already, so what it is stays. Please retire it and add another one.',
        });
      }
      throw error;
    }
  }

  /** Leaves the trace of a change, and tells open pages to look again. */
  async note(unit: Unit, subjectType: 'SERVICE' | 'ROOM', subjectId: string): Promise<void> {
    const { roles, practiceId } = practiceActor();
    await this.audit.record(unit, {
      action: 'service.manage',
      ground: 'ADMINISTRATOR',
      role: roles.includes('OWNER') ? 'OWNER' : 'ADMINISTRATOR',
      clientIds: [],
      subjectType,
      subjectId,
    });
    await this.live.notify(unit, { kind: 'PRACTICE', id: practiceId, clientId: null });
  }
}
