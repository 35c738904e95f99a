import {
  AMENDMENT_MACHINE,
  type AmendmentStep,
  answerAmendmentSchema,
  nextState,
  type Relation,
  requestAmendmentSchema,
  stateBesideRefusalSchema,
  withdrawAmendmentSchema,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { currentActor } from '../../../platform/context/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, invalid, notFound } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { type AmendmentRow, AmendmentsRepository } from '../data/amendments.repository.ts';
import type { NoteRow } from '../data/note-row.ts';
import { NotesRepository } from '../data/notes.repository.ts';

/**
 * A client asks for a correction of a signed note. The note stays as it is (R12): its author adds to
 * it, or declines with a reason, and then the client's own statement stands beside it for good.
 */
@Injectable()
export class AmendNote {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly notes: NotesRepository,
    private readonly amendments: AmendmentsRepository,
  ) {}

  /**
   * Asks for a correction. @returns the request's id.
   * @throws ProblemError NotFound; InvalidInput for a note that is not signed; Conflict while another
   *   request for the note waits for its answer.
   */
  async request(input: { idempotencyKey?: string | null }): Promise<string> {
    const { noteId, wish } = parseInput(requestAmendmentSchema, input);
    return this.work.run(async (unit) => {
      const note = await this.notes.find(unit, noteId);
      if (!note) {
        throw notFound();
      }
      const relation = await this.authz.require(unit, 'amendment.request', note.clientId);
      if (note.state !== 'SIGNED') {
        throw invalid({ path: 'noteId', message: 'Only a signed note can be corrected.' });
      }
      const { id, fresh } = await claim(unit, {
        operation: 'requestAmendment',
        key: input.idempotencyKey,
        input,
      });
      if (fresh) {
        const { clientId, authorId } = note;
        const at = this.clock.nowText();
        if (!(await this.amendments.request(unit, { id, noteId, clientId, authorId, wish, at }))) {
          throw conflict('You have asked for a correction of this note already; it waits for an answer.');
        }
        await this.settle(unit, note, id, 'amendment.request', relation);
        await this.outbox.tell(unit, 'AMENDMENT_REQUESTED', id);
      }
      return id;
    });
  }

  /** Takes a request back before it is answered. @throws ProblemError NotFound, Conflict when it was answered. */
  async withdraw(input: unknown): Promise<string> {
    const { amendmentId } = parseInput(withdrawAmendmentSchema, input);
    return this.move(amendmentId, 'amendment.request', 'WITHDRAW', async (unit, { id }) => {
      this.amendments.settle(unit, id, { state: 'WITHDRAWN', at: null, reason: null, addendumId: null });
    });
  }

  /**
   * The author's answer: accepted, the text becomes an addendum; declined, it is the reason. Where the
   * author has left the team, the lead psychotherapist's.
   * @throws ProblemError NotFound, Forbidden for anybody else, Conflict when it was answered.
   */
  async answer(input: unknown): Promise<string> {
    const { amendmentId, accept, text } = parseInput(answerAmendmentSchema, input);
    const step = accept ? 'ACCEPT' : 'DECLINE';
    return this.move(amendmentId, 'amendment.answer', step, async (unit, amendment) => {
      const at = this.clock.nowText();
      await this.outbox.tell(unit, 'AMENDMENT_ANSWERED', amendment.id);
      if (!accept) {
        this.amendments.settle(unit, amendment.id, {
          state: 'DECLINED',
          at,
          reason: text,
          addendumId: null,
        });
        return;
      }
      const { noteId, clientId } = amendment;
      const addendumId = newId();
      this.notes.addAddendum(unit, { id: addendumId, noteId, clientId, words: text, at });
      this.amendments.settle(unit, amendment.id, { state: 'ACCEPTED', at, reason: null, addendumId });
    });
  }

  /**
   * Puts the client's statement beside a refusal, once.
   * @throws ProblemError NotFound; Conflict where nothing was declined, or a statement stands already.
   */
  async putStatement(input: unknown): Promise<string> {
    const { amendmentId, statement } = parseInput(stateBesideRefusalSchema, input);
    return this.move(amendmentId, 'amendment.request', 'STATE', async (unit, amendment) => {
      if (amendment.statement !== null) {
        throw conflict('Your statement stands beside the note already.');
      }
      this.amendments.putStatement(unit, amendment.id, statement, this.clock.nowText());
    });
  }

  private async move(
    id: string,
    action: 'amendment.request' | 'amendment.answer',
    step: AmendmentStep,
    write: (unit: Unit, amendment: AmendmentRow) => Promise<void>,
  ): Promise<string> {
    return this.work.run(async (unit) => {
      const amendment = await this.amendments.lock(unit, id);
      const note = amendment && (await this.notes.find(unit, amendment.noteId));
      if (!amendment || !note) {
        throw notFound();
      }
      const me = currentActor().memberId;
      const theirs =
        note.isAuthor || (me !== null && [amendment.waitsForId, amendment.answeredById].includes(me));
      const relation = await this.authz.require(unit, action, note.clientId, theirs);
      if (nextState(AMENDMENT_MACHINE, amendment.state, step) === null) {
        throw conflict(
          amendment.state === 'REQUESTED'
            ? 'This waits for its answer.'
            : 'This was answered or taken back before.',
        );
      }
      await write(unit, amendment);
      const instead = action === 'amendment.answer' && !note.isAuthor;
      await this.settle(unit, note, id, instead ? 'amendment.answerInstead' : action, relation);
      return id;
    });
  }

  private async settle(
    unit: Unit,
    note: NoteRow,
    amendmentId: string,
    action: string,
    relation: Relation,
  ): Promise<void> {
    await this.audit.record(unit, {
      ...AUDIT_OF_RELATION[relation],
      action,
      clientIds: [note.clientId],
      subjectType: 'AMENDMENT',
      subjectId: amendmentId,
      fieldClasses: [note.kind === 'SESSION_RESPONSE' ? 'SESSION_RESPONSES' : 'NOTES'],
    });
    await this.live.notify(unit, { kind: 'NOTE', id: note.id, clientId: note.clientId });
  }
}
