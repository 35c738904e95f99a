import { type BoundaryFinding, checkWork, checkWorkAgainstIntake, type Work } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import type { Unit } from '../../../platform/database/index.ts';
import { ConsentRead, NO_BOUNDARIES_YET } from '../../consent/index.ts';
import { IntakeRead } from '../../intake/index.ts';

interface Session {
  readonly work: readonly Work[];
  readonly agreedToday: readonly string[];
  /** Instant at which it began. */
  readonly at: string;
}

/** R11: a session's work against the client's boundaries of this moment and the health answers of its beginning. */
@Injectable()
export class BoundaryCheck {
  constructor(
    private readonly consent: ConsentRead,
    private readonly intakes: IntakeRead,
  ) {}

  /** What the client or the client's health refuses of it, and the version of the boundaries that say so (0: none set yet). */
  async of(
    unit: Unit,
    clientId: string,
    { work, agreedToday, at }: Session,
  ): Promise<{ version: number; findings: BoundaryFinding[] }> {
    const [own, intake] = await Promise.all([
      this.consent.boundariesIn(unit, clientId),
      // What was noted later does not reach back, and what has ended since does not excuse.
      this.intakes.heldIn(unit, clientId, at),
    ]);
    const boundaries = own ?? NO_BOUNDARIES_YET;
    return {
      version: boundaries.version,
      findings: [...checkWork(work, boundaries, agreedToday), ...checkWorkAgainstIntake(work, intake)],
    };
  }
}
