import { setPracticePhoneSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { PracticesRead } from '../data/practices.read.ts';

@Injectable()
export class SetPracticePhone {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly practices: PracticesRead,
  ) {}

  /** Sets the number that clients are told to call; null: none any more. @throws ProblemError InvalidInput. */
  async run(input: unknown): Promise<void> {
    const { phone } = parseInput(setPracticePhoneSchema, input);
    await this.work.run(async (unit) => {
      this.practices.setPracticePhone(unit, phone);
      await this.audit.record(unit, {
        ground: 'ADMINISTRATOR',
        role: 'ADMINISTRATOR',
        action: 'practice.setPhone',
        clientIds: [],
        subjectType: 'PRACTICE',
        subjectId: practiceActor().practiceId,
      });
    });
  }
}
