import { changeFlagRuleSchema, settingProblems } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, staleVersion } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { FlagRulesRepository } from '../data/flag-rules.repository.ts';

@Injectable()
export class ChangeFlagRule {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly rules: FlagRulesRepository,
  ) {}

  /**
   * Sets a rule of the practice, from the next answer on. Earlier settings stay written.
   * @returns its code.
   * @throws ProblemError InvalidInput beyond the limits of the rule; StaleVersion when somebody set it meanwhile.
   */
  async run(input: unknown): Promise<string> {
    const { rule: code, expectedVersion, ...wanted } = parseInput(changeFlagRuleSchema, input);
    const setting = { code, ...wanted };
    const problems = settingProblems(setting);
    if (problems.length > 0) {
      throw invalid(...problems);
    }
    return this.work.run(async (unit) => {
      const version = await this.rules.lock(unit, setting.code);
      if (version !== expectedVersion) {
        throw staleVersion(version);
      }
      this.rules.add(unit, setting, version + 1, this.clock.nowText());
      await this.audit.record(unit, {
        action: 'flagRule.change',
        ground: 'ADMINISTRATOR',
        role: practiceActor().roles.includes('OWNER') ? 'OWNER' : 'ADMINISTRATOR',
        clientIds: [],
        subjectType: 'FLAG_RULE',
      });
      return setting.code;
    });
  }
}
