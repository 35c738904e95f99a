import { laxerThan, setLoadLimitsSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { forbidden, invalid, notFound, staleVersion } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { PracticesRead } from '../../practices/index.ts';
import { limitsSetFor, LoadRepository } from '../data/load.repository.ts';

/** One's own may be stricter than the practice's, never laxer. */
const LAXER = (path: string, most: number) =>
  path === 'breakMinutes'
    ? `The practice keeps a break of ${most} minutes; your own can be longer.`
    : `The practice takes on ${most} at most; your own can be fewer.`;

@Injectable()
export class SetLoadLimits {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly loads: LoadRepository,
    private readonly practices: PracticesRead,
  ) {}

  /**
   * Sets what a practitioner takes on at most: their own, or by those who run the practice anybody's and
   * the practice's own. One's own may be stricter than the practice's, never laxer, and firm or a wish. What is
   * booked already stays.
   * @returns whose they are; null for the practice's.
   * @throws ProblemError InvalidInput, NotFound, Forbidden; StaleVersion when somebody set them meanwhile.
   */
  async run(input: unknown): Promise<string | null> {
    const { memberId, expectedVersion, ...limits } = parseInput(setLoadLimitsSchema, input);
    const { memberId: own, roles } = practiceActor();
    const runs = roles.includes('OWNER') || roles.includes('ADMINISTRATOR');
    return this.work.run(async (unit) => {
      if (memberId !== null && !(await this.practices.memberIn(unit, memberId))) {
        throw notFound();
      }
      if (!runs && (memberId === null || memberId !== own)) {
        throw forbidden(
          'You can set what you take on yourself. Whoever runs the practice can set it for others.',
        );
      }
      if (memberId !== null) {
        const practice = limitsSetFor(await this.loads.limitsIn(unit), null);
        const laxer = laxerThan(limits, practice);
        if (laxer.length > 0) {
          throw invalid(...laxer.map((path) => ({ path, message: LAXER(path, practice[path] ?? 0) })));
        }
      } else if (!limits.firm) {
        throw invalid({ path: 'firm', message: 'The limits of the practice always hold.' });
      }
      if (!(await this.loads.set(unit, memberId, limits, expectedVersion, this.clock.nowText()))) {
        throw staleVersion(limitsSetFor(await this.loads.limitsIn(unit), memberId).version);
      }
      await this.audit.record(unit, {
        ground: 'ADMINISTRATOR',
        role: runs ? 'ADMINISTRATOR' : (roles[0] ?? null),
        action: 'load.change',
        clientIds: [],
        subjectType: 'LOAD_LIMIT',
        subjectId: memberId ?? practiceActor().practiceId,
      });
      return memberId;
    });
  }
}
