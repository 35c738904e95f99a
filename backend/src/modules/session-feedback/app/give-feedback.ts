import { feedbackClosesAt, feedbackNeedsCare, giveFeedbackSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { whenMade } from '../../measures/index.ts';
import { FeedbackRepository, type SessionToTellOf } from '../data/feedback.repository.ts';

/** How a client says what a session was like. */
@Injectable()
export class GiveFeedback {
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
   * Keeps it as it is, once for a session. What asks for care is told to whose session it was and to the lead
   * psychotherapist, where the client lets them read it; no flag is raised.
   * @returns the id. @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict where it was no session of
   *   bodywork that took place, after seven days, where something was said of it already, and for a key used with
   *   other contents.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const draft = parseInput(giveFeedbackSchema, input);
    return this.work.run(async (unit) => {
      const session = await this.feedback.session(unit, draft.appointmentId);
      if (!session) {
        throw notFound();
      }
      const { clientId } = session;
      const relation = await this.authz.require(unit, 'feedback.give', clientId);
      const { id, fresh } = await claim(unit, {
        operation: 'giveSessionFeedback',
        key: input.idempotencyKey,
        input,
      });
      if (!fresh) {
        return id;
      }
      const now = this.clock.now();
      const times = { at: whenMade(draft.at, now), now: now.toISOString() };
      assertAsked(session, times.at);
      if (!(await this.feedback.give(unit, id, session, draft, times))) {
        throw conflict('You have said how this session was already. What you said stays as it is.');
      }
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'feedback.give',
        clientIds: [clientId],
        subjectType: 'SESSION_FEEDBACK',
        subjectId: id,
        fieldClasses: ['SESSION_RESPONSES'],
      });
      await this.live.notify(unit, { kind: 'FEEDBACK', id, clientId });
      if (feedbackNeedsCare(draft)) {
        await this.outbox.tell(unit, 'FEEDBACK_NEEDS_CARE', id);
      }
      return id;
    });
  }
}

/** The database refuses the same. */
function assertAsked({ isBodywork, endsAt }: SessionToTellOf, at: string): void {
  if (!isBodywork) {
    throw conflict('This is asked after a session of bodywork that took place.');
  }
  if (Date.parse(at) > feedbackClosesAt(Date.parse(endsAt))) {
    throw conflict('This was asked for seven days. You can tell your therapist at any time.');
  }
}
