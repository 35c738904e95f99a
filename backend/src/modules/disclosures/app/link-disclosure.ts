import { randomBytes, randomInt } from 'node:crypto';
import { codeInGroups, disclosureStepSchema, newCode } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { hashPassword } from '../../identity/index.ts';
import { DisclosuresRepository } from '../data/disclosures.repository.ts';
import { hashOfToken } from '../domain/hashes.ts';
import { DisclosureSteps } from './disclosure-steps.ts';

/** 256 bits: nobody comes by one by trying. */
const TOKEN_BYTES = 32;

/** A link as it is shown, this once. */
export interface NewLink {
  readonly disclosureId: string;
  readonly address: string;
  readonly spokenCode: string;
}

@Injectable()
export class LinkDisclosure {
  private readonly baseUrl: string;

  constructor(
    private readonly work: UnitOfWork,
    private readonly steps: DisclosureSteps,
    private readonly disclosures: DisclosuresRepository,
    config: AppConfig,
  ) {
    this.baseUrl = (config.publicUrl ?? `http://localhost:${config.port}`).replace(/\/+$/, '');
  }

  /**
   * Makes the link to what the client agreed to; where one is open, another in its place, until the same day.
   * The token stands behind a # in the address: browsers send that to no server, so it is in no log.
   * @returns address and code, which are kept nowhere. @throws ProblemError InvalidInput, NotFound, Forbidden;
   *   Conflict where there is nothing to link.
   */
  async run(input: unknown): Promise<NewLink> {
    const { disclosureId } = parseInput(disclosureStepSchema, input);
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const code = newCode((below) => randomInt(below));
    const codeHash = await hashPassword(code);
    return this.work.run(async (unit) => {
      const { row, relation } = await this.steps.take(unit, disclosureId, 'disclosure.compose', 'OPEN');
      const until = await this.disclosures.link(unit, row.id, hashOfToken(token), codeHash);
      if (until === null) {
        throw conflict('This has ended in the meantime.');
      }
      await this.steps.leaveTrace(unit, row, relation, 'disclosure.link');
      return {
        disclosureId: row.id,
        address: `${this.baseUrl}/shared#${token}`,
        spokenCode: codeInGroups(code),
      };
    });
  }
}
