import { setPhoneSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { forbidden, notFound } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { PracticesRead } from '../data/practices.read.ts';

@Injectable()
export class SetPhone {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly practices: PracticesRead,
  ) {}

  /**
   * Sets where the practice's people reach somebody: one's own number, or anybody's by those who run
   * the practice. @returns the member's id. @throws ProblemError InvalidInput, NotFound, Forbidden.
   */
  async run(input: unknown): Promise<string> {
    const { memberId: wanted, phone } = parseInput(setPhoneSchema, input);
    const { memberId: own, roles } = practiceActor();
    const memberId = wanted ?? own;
    const runs = roles.includes('OWNER') || roles.includes('ADMINISTRATOR');
    return this.work.run(async (unit) => {
      if (memberId === null || !(await this.practices.memberIn(unit, memberId))) {
        throw notFound();
      }
      if (memberId !== own && !runs) {
        throw forbidden('Everybody sets their own number.');
      }
      this.practices.setPhone(unit, memberId, phone);
      await this.audit.record(unit, {
        ground: 'ADMINISTRATOR',
        role: runs ? 'ADMINISTRATOR' : (roles[0] ?? null),
        action: 'member.setPhone',
        clientIds: [],
        subjectType: 'MEMBER',
        subjectId: memberId,
      });
      return memberId;
    });
  }
}
