import { askForDisclosureSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { PracticeKeys } from '../../../platform/crypto/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { type DisclosureRow, DisclosuresRepository } from '../data/disclosures.repository.ts';
import { SummaryRead } from '../data/summary.read.ts';
import { sealPurpose } from '../domain/hashes.ts';
import { DisclosureSteps } from './disclosure-steps.ts';
import { Summaries } from './summaries.ts';

@Injectable()
export class AskForDisclosure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly keys: PracticeKeys,
    private readonly steps: DisclosureSteps,
    private readonly summaries: Summaries,
    private readonly read: SummaryRead,
    private readonly disclosures: DisclosuresRepository,
  ) {}

  /**
   * Freezes what goes out, word for word as its author saw it, and asks the client about it.
   * @returns its id. @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict where it was asked about
   *   already, where the record says something else by now, or where the client cannot sign in to answer.
   */
  async run(input: unknown): Promise<string> {
    const { disclosureId, contentHash } = parseInput(askForDisclosureSchema, input);
    const draft = await this.disclosures.one(disclosureId);
    if (!draft) {
      throw notFound();
    }
    const composed = draft.state === 'DRAFT' ? await this.summaries.compose(draft) : null;
    const head = await this.read.head(draft.clientId);
    return this.work.run(async (unit) => {
      const { row, relation } = await this.steps.take(unit, disclosureId, 'disclosure.compose', 'ASK');
      if (!composed || composed.hash.toString('hex') !== contentHash || !sameChoice(row, draft)) {
        throw conflict('This has changed since you looked at it. Please look at it again before you ask.');
      }
      if (!head?.canAnswer) {
        throw conflict('The client has no account yet, and could not answer here.');
      }
      const sealed = await this.keys.seal(
        (statement, values) => unit.query(statement, values),
        sealPurpose(row.id),
        composed.text,
      );
      this.disclosures.ask(unit, row, sealed, composed.hash, this.clock.nowText());
      await this.steps.leaveTrace(unit, row, relation, 'disclosure.ask');
      await this.steps.tell(unit, row, 'DISCLOSURE_ASKED');
      return row.id;
    });
  }
}

/** Whether a draft is as it was when its summary was made. */
function sameChoice(one: DisclosureRow, other: DisclosureRow): boolean {
  const of = (row: DisclosureRow) =>
    JSON.stringify([
      row.recipientKind,
      row.recipientName,
      row.recipientOrganisation,
      row.recipientEmail,
      row.reason,
      row.parts,
      row.from,
      row.to,
      row.openDays,
      row.narrative,
    ]);
  return of(one) === of(other);
}
