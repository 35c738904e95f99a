import { boundariesSchema, withChanges } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Authz } from '../../../platform/authz/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { forbidden } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { WriteBoundaries } from './write-boundaries.ts';

@Injectable()
export class ChangeBoundaries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly writing: WriteBoundaries,
  ) {}

  /**
   * The client says anew, as a whole, what may be done to the body. Words that are left out stay as
   * they are, so that a screen which does not know of them cannot blank them; null or no words empty them.
   * @returns the client's id.
   * @throws ProblemError Forbidden to everybody else; InvalidInput for choices looser than a region's
   *   class, regions unknown or named twice; StaleVersion when another device was first.
   */
  async run(input: unknown): Promise<string> {
    const { expectedVersion, ...said } = parseInput(boundariesSchema, input);
    const { clientId } = practiceActor();
    if (clientId === null) {
      throw forbidden('What may be done to the body is the client’s alone to say.');
    }
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'boundaries.change', clientId);
      await this.writing.run(unit, {
        clientId,
        expectedVersion,
        contents: (newest) => ({ ...withChanges(newest, said), regions: said.regions }),
        action: 'boundaries.change',
        relation,
      });
      return clientId;
    });
  }
}
