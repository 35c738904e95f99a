import {
  DISCIPLINES_LABELS,
  localDateOf,
  missingTraining,
  retireSchema,
  saveServiceSchema,
  type ServiceDraft,
  zoneClock,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound, type ProblemError, staleVersion } from '../../../platform/errors/index.ts';
import { once } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { PracticesRead } from '../../practices/index.ts';
import { ServicesRepository } from '../data/services.repository.ts';
import { SettingsDesk } from './settings-desk.ts';

/** What can be booked. */
@Injectable()
export class KeepServices {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly desk: SettingsDesk,
    private readonly practices: PracticesRead,
    private readonly services: ServicesRepository,
  ) {}

  /**
   * Adds a service, or changes one; what is booked stays as it was booked.
   * @throws ProblemError InvalidInput, also for who may not offer it (R3) and for what it is once it was
   *   booked; NotFound; StaleVersion; Conflict for a key used with other contents.
   */
  async save(input: { idempotencyKey?: string | null }): Promise<void> {
    const draft = parseInput(saveServiceSchema, input);
    const call = { operation: 'saveService', key: input.idempotencyKey, input };
    await this.work.run((unit) =>
      once(unit, call, async () => {
        await this.assertFits(unit, draft);
        const id = draft.id ?? newId();
        if (draft.id === null) {
          await this.desk.translated(() => this.services.add(unit, id, draft));
        } else {
          await this.change(unit, id, draft);
        }
        this.services.choose(unit, id, draft.roomIds, draft.practitionerIds);
        await this.desk.note(unit, 'SERVICE', id);
        return id;
      }),
    );
  }

  /** Offers a service no more; what is booked stays. @throws ProblemError NotFound, StaleVersion. */
  async retire(input: unknown): Promise<void> {
    const { id, expectedVersion } = parseInput(retireSchema, input);
    await this.work.run(async (unit) => {
      if (!(await this.services.retire(unit, id, expectedVersion, this.clock.nowText()))) {
        throw await this.gone(unit, id);
      }
      await this.desk.note(unit, 'SERVICE', id);
    });
  }

  private async change(unit: Unit, id: string, draft: ServiceDraft): Promise<void> {
    const head = await this.services.head(unit, id);
    if (head && head.discipline !== draft.discipline) {
      throw invalid({
        path: 'discipline',
        message: 'The discipline of a service cannot be changed. Please add another service.',
      });
    }
    const version = draft.expectedVersion ?? 0;
    if (!(await this.desk.translated(() => this.services.change(unit, id, version, draft)))) {
      throw await this.gone(unit, id);
    }
  }

  /** R3: who offers it works in its discipline and holds its training; and the rooms are in use. */
  private async assertFits(unit: Unit, draft: ServiceDraft): Promise<void> {
    const today = localDateOf(zoneClock(practiceActor().timeZone), this.clock.now().getTime());
    for (const id of draft.practitionerIds) {
      const member = await this.practices.memberIn(unit, id);
      if (!member?.disciplines.includes(draft.discipline)) {
        throw invalid({
          path: 'practitionerIds',
          message: `${member?.name ?? 'Somebody'} does not work in ${DISCIPLINES_LABELS[draft.discipline].toLowerCase()}.`,
        });
      }
      const missing =
        draft.modality === null
          ? null
          : missingTraining(draft.modality, await this.practices.credentialsIn(unit, id), today);
      if (missing) {
        throw invalid({
          path: 'practitionerIds',
          message: `${member.name} cannot offer this: ${missing.sentence}`,
        });
      }
    }
    if ((await this.services.lockRooms(unit, draft.roomIds)) !== draft.roomIds.length) {
      throw invalid({
        path: 'roomIds',
        message: 'One of these rooms is not in use any more. Please choose the rooms again.',
      });
    }
  }

  private async gone(unit: Unit, id: string): Promise<ProblemError> {
    const head = await this.services.head(unit, id);
    return head ? staleVersion(head.version) : notFound();
  }
}
