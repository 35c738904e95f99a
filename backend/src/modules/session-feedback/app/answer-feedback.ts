import { markFeedbackSeenSchema, sayWhatChangedSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import type { FeedbackRow } from '../data/feedback.read.ts';
import { FeedbackRepository } from '../data/feedback.repository.ts';

/** What becomes of what a client said after a session. */
@Injectable()
export class AnswerFeedback {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly feedback: FeedbackRepository,
  ) {}

  /**
   * Whose session it was says what was changed; the client reads it beside the answer and is told that it is
   * there. As often as something is changed.
   * @returns the id of what the client said. @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict for a
   *   key used with other contents.
   */
  async sayWhatChanged(input: { idempotencyKey?: string | null }): Promise<string> {
    const { feedbackId, text } = parseInput(sayWhatChangedSchema, input);
    return this.work.run(async (unit) => {
      const said = await this.find(unit, feedbackId);
      const relation = await this.authz.require(unit, 'feedback.answer', said.clientId, isOwn(said));
      const { id, fresh } = await claim(unit, {
        operation: 'sayWhatChanged',
        key: input.idempotencyKey,
        input,
      });
      if (!fresh) {
        return feedbackId;
      }
      const at = this.clock.nowText();
      this.feedback.sayWhatChanged(unit, { id, text, at }, said);
      await this.feedback.see(unit, said, at);
      await this.record(unit, 'feedback.answer', said, relation);
      await this.outbox.tell(unit, 'FEEDBACK_ANSWERED', id);
      return feedbackId;
    });
  }

  /**
   * Somebody who may read it has: it waits for them no more, and the client sees it. Doing it again changes nothing.
   * @returns the id. @throws ProblemError InvalidInput, NotFound, Forbidden.
   */
  async see(input: unknown): Promise<string> {
    const { feedbackId } = parseInput(markFeedbackSeenSchema, input);
    return this.work.run(async (unit) => {
      const said = await this.find(unit, feedbackId);
      const relation = await this.authz.require(unit, 'feedback.see', said.clientId, isOwn(said));
      if (await this.feedback.see(unit, said, this.clock.nowText())) {
        await this.record(unit, 'feedback.see', said, relation);
      }
      return feedbackId;
    });
  }

  private async find(unit: Unit, id: string): Promise<FeedbackRow> {
    const said = await this.feedback.find(unit, id);
    if (!said) {
      throw notFound();
    }
    return said;
  }

  private async record(
    unit: Unit,
    action: 'feedback.answer' | 'feedback.see',
    { id, clientId }: FeedbackRow,
    relation: keyof typeof AUDIT_OF_RELATION,
  ): Promise<void> {
    await this.audit.record(unit, {
      ...AUDIT_OF_RELATION[relation],
      action,
      clientIds: [clientId],
      subjectType: 'SESSION_FEEDBACK',
      subjectId: id,
      fieldClasses: ['SESSION_RESPONSES'],
    });
    await this.live.notify(unit, { kind: 'FEEDBACK', id, clientId });
  }
}

function isOwn({ memberId }: FeedbackRow): boolean {
  return memberId === practiceActor().memberId;
}
