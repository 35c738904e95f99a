import {
  completeIntakeSchema,
  type IntakeDraft,
  type IntakePart,
  type Relation,
  saveIntakeSchema,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound, staleVersion } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { IntakeRepository } from '../data/intake.repository.ts';

/** What is to be known of a client's health, kept by the client and the psychotherapists of the team. */
@Injectable()
export class KeepIntake {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly intakes: IntakeRepository,
  ) {}

  /**
   * Keeps what was answered: texts that were sent, entries that are new, entries that have ended.
   * A complete intake stays complete. @returns the client's id.
   * @throws ProblemError NotFound, Forbidden, InvalidInput; StaleVersion when somebody saved meanwhile.
   */
  async save(input: unknown): Promise<string> {
    const draft = parseInput(saveIntakeSchema, input);
    return this.change('intake.save', draft, async (unit, at) => {
      const ended = new Set(draft.end);
      if (ended.size > 0 && (await this.intakes.end(unit, draft.clientId, [...ended], at)) !== ended.size) {
        throw invalid({ path: 'end', message: 'One of these has ended before, or is not there.' });
      }
      for (const [part, words] of textsOf(draft)) {
        this.intakes.writeText(unit, draft.clientId, part, words.trim(), at);
      }
      for (const entry of draft.add) {
        this.intakes.note(unit, newId(), draft.clientId, entry, at);
      }
      this.intakes.touch(unit, draft.clientId, at);
    });
  }

  /**
   * Says that all was asked that is to be asked; not answering is an answer too. Bodywork can begin.
   * Doing it again changes nothing but the date. @returns the client's id.
   * @throws ProblemError NotFound, Forbidden; StaleVersion when somebody saved meanwhile.
   */
  async complete(input: unknown): Promise<string> {
    const wanted = parseInput(completeIntakeSchema, input);
    return this.change('intake.complete', wanted, async (unit, at) => {
      this.intakes.complete(unit, wanted.clientId, at);
    });
  }

  private async change(
    action: string,
    { clientId, expectedVersion }: Pick<IntakeDraft, 'clientId' | 'expectedVersion'>,
    write: (unit: Unit, at: string) => Promise<void>,
  ): Promise<string> {
    return this.work.run(async (unit) => {
      const relation: Relation = await this.authz.require(unit, 'intake.write', clientId);
      const at = this.clock.nowText();
      const head = await this.intakes.lock(unit, clientId, at);
      if (!head) {
        throw notFound();
      }
      if (head.version !== expectedVersion) {
        throw staleVersion(head.version);
      }
      await write(unit, at);
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action,
        clientIds: [clientId],
        subjectType: 'INTAKE',
        subjectId: clientId,
        fieldClasses: ['MEDICAL'],
      });
      await this.live.notify(unit, { kind: 'INTAKE', id: clientId, clientId });
      await this.outbox.recheckBookings(unit, 'INTAKE', `${clientId}:${head.version + 1}`, { clientId });
      return clientId;
    });
  }
}

function textsOf(draft: IntakeDraft): [IntakePart, string][] {
  const sent: [IntakePart, string | null][] = [
    ['GOALS', draft.goals],
    ['MENTAL_HEALTH_CONCERNS', draft.mentalHealthConcerns],
    ['TRIGGERS_TO_AVOID', draft.triggersToAvoid],
  ];
  return sent.flatMap(([part, words]): [IntakePart, string][] => (words === null ? [] : [[part, words]]));
}
