import { retireSchema, saveRoomSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Clock } from '../../../platform/clock/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound, type ProblemError, staleVersion } from '../../../platform/errors/index.ts';
import { once } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { ServicesRepository } from '../data/services.repository.ts';
import { SettingsDesk } from './settings-desk.ts';

/** Where sessions can be. */
@Injectable()
export class KeepRooms {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly desk: SettingsDesk,
    private readonly services: ServicesRepository,
  ) {}

  /** Adds a room, or names one anew. @throws ProblemError InvalidInput, NotFound, StaleVersion, Conflict. */
  async save(input: { idempotencyKey?: string | null }): Promise<void> {
    const draft = parseInput(saveRoomSchema, input);
    const call = { operation: 'saveRoom', key: input.idempotencyKey, input };
    await this.work.run((unit) =>
      once(unit, call, async () => {
        const id = draft.id ?? newId();
        if (draft.id === null) {
          await this.desk.translated(() => this.services.addRoom(unit, id, draft.name));
        } else if (
          !(await this.desk.translated(() =>
            this.services.changeRoom(unit, id, draft.expectedVersion ?? 0, draft.name),
          ))
        ) {
          throw await this.gone(unit, id);
        }
        await this.desk.note(unit, 'ROOM', id);
        return id;
      }),
    );
  }

  /**
   * Books a room no more; what is booked there stays there.
   * @throws ProblemError InvalidInput where a service would be left without a room; NotFound, StaleVersion.
   */
  async retire(input: unknown): Promise<void> {
    const { id, expectedVersion } = parseInput(retireSchema, input);
    await this.work.run(async (unit) => {
      // The room first: a service that is just being given this room is waited for, and then seen.
      if (!(await this.services.retireRoom(unit, id, expectedVersion, this.clock.nowText()))) {
        throw await this.gone(unit, id);
      }
      const left = await this.services.onlyRoomOf(unit, id);
      if (left.length > 0) {
        throw invalid({
          path: 'id',
          message: `There would be no room for ${left.join(', ')}. Please give it another one first.`,
        });
      }
      await this.desk.note(unit, 'ROOM', id);
    });
  }

  private async gone(unit: Unit, id: string): Promise<ProblemError> {
    const head = await this.services.roomHead(unit, id);
    return head ? staleVersion(head.version) : notFound();
  }
}
