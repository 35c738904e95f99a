import {
  isCheckOld,
  orderCrisisLinesSchema,
  removeCrisisLineSchema,
  saveCrisisLineSchema,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound, staleVersion } from '../../../platform/errors/index.ts';
import { once } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { v7 as newId } from 'uuid';
import { CrisisLinesRead } from '../data/crisis-lines.read.ts';
import { CrisisLinesRepository } from '../data/crisis-lines.repository.ts';

const DAY_MS = 86_400_000;

/** Whoever runs the practice says whom its clients are told to call. */
@Injectable()
export class KeepCrisisLines {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly read: CrisisLinesRead,
    private readonly lines: CrisisLinesRepository,
  ) {}

  /**
   * Adds a line at the end, or changes one.
   * @throws ProblemError InvalidInput; NotFound; StaleVersion when somebody changed it meanwhile;
   *   Conflict for a key used with other contents.
   */
  async save(input: { idempotencyKey?: string | null }): Promise<void> {
    const draft = parseInput(saveCrisisLineSchema, input);
    // A day ahead somewhere on earth it may be tomorrow already.
    if (draft.checkedOn > new Date(this.clock.now().getTime() + DAY_MS).toISOString().slice(0, 10)) {
      throw invalid({ path: 'checkedOn', message: 'This day has not come yet.' });
    }
    const call = { operation: 'saveCrisisLine', key: input.idempotencyKey, input };
    await this.work.run((unit) =>
      once(unit, call, async () => {
        const id = draft.id ?? newId();
        if (draft.id === null) {
          this.lines.add(unit, id, draft);
        } else if (!(await this.lines.change(unit, id, draft.expectedVersion ?? 0, draft))) {
          throw await this.gone(unit, id);
        }
        await this.note(unit, id);
        return id;
      }),
    );
  }

  /** Takes a line out; it stays as history. @throws ProblemError NotFound, StaleVersion. */
  async remove(input: unknown): Promise<void> {
    const { id, expectedVersion } = parseInput(removeCrisisLineSchema, input);
    await this.work.run(async (unit) => {
      if (!(await this.lines.remove(unit, id, expectedVersion, this.clock.nowText()))) {
        throw await this.gone(unit, id);
      }
      await this.note(unit, id);
    });
  }

  /**
   * Puts all lines into an order.
   * @throws ProblemError InvalidInput unless each line is named once: another was added or taken out meanwhile.
   */
  async order(input: unknown): Promise<void> {
    const { ids } = parseInput(orderCrisisLinesSchema, input);
    await this.work.run(async (unit) => {
      const known = (await this.read.keptIn(unit)).map((line) => line.id);
      if (new Set(ids).size !== ids.length || [...ids].sort().join() !== [...known].sort().join()) {
        throw invalid({
          path: 'ids',
          message: 'The lines have changed meanwhile; please look at them again.',
        });
      }
      this.lines.order(unit, ids);
      await this.note(unit, null);
    });
  }

  /** Whether a line was checked so long ago that it is to be looked up again. */
  isOld(checkedOn: string): boolean {
    return isCheckOld(checkedOn, this.clock.nowText().slice(0, 10));
  }

  private async gone(unit: Unit, id: string) {
    const line = (await this.read.keptIn(unit)).find((one) => one.id === id);
    return line ? staleVersion(line.version) : notFound();
  }

  private note(unit: Unit, id: string | null): Promise<void> {
    const role = practiceActor().roles.includes('OWNER') ? 'OWNER' : 'ADMINISTRATOR';
    return this.audit.record(unit, {
      action: 'crisisLine.manage',
      ground: 'ADMINISTRATOR',
      role,
      clientIds: [],
      subjectType: 'CRISIS_LINE',
      ...(id === null ? {} : { subjectId: id }),
    });
  }
}
