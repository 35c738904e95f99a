import { addAddendumSchema, markNoteInErrorSchema, type Relation } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { PracticeKeys } from '../../../platform/crypto/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import type { NoteRow } from '../data/note-row.ts';
import { NotesRepository } from '../data/notes.repository.ts';
import { OwnNotes } from './own-notes.ts';

/** R12: what is signed is corrected beside it, or struck through as a whole; never changed. */
@Injectable()
export class CorrectNote {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly keys: PracticeKeys,
    private readonly own: OwnNotes,
    private readonly notes: NotesRepository,
  ) {}

  /**
   * Adds to the author's signed note. @returns the note's id.
   * @throws ProblemError NotFound, Forbidden; InvalidInput for a draft, which is corrected itself.
   */
  async addAddendum(input: { idempotencyKey?: string | null }): Promise<string> {
    const { noteId, text } = parseInput(addAddendumSchema, input);
    return this.work.run(async (unit) => {
      const note = await this.notes.find(unit, noteId);
      if (!note) {
        throw notFound();
      }
      const relation = await this.own.require(unit, 'note.addAddendum', note);
      if (note.state !== 'SIGNED') {
        throw invalid({ path: 'noteId', message: 'Only a signed note is added to.' });
      }
      const { id, fresh } = await claim(unit, { operation: 'addAddendum', key: input.idempotencyKey, input });
      if (fresh) {
        // R13: what is added to a process note is as closed as the note.
        const words = note.kind === 'PROCESS' ? await this.keys.seal(unit.query.bind(unit), id, text) : text;
        this.notes.addAddendum(unit, {
          id,
          noteId,
          clientId: note.clientId,
          words,
          at: this.clock.nowText(),
        });
        await this.settle(unit, note, 'note.addAddendum', relation);
      }
      return noteId;
    });
  }

  /**
   * Strikes the author's note through, with a reason; it stays readable. A note written for the wrong
   * client is struck through and written anew, never moved. @returns the id.
   * @throws ProblemError NotFound, Forbidden, InvalidInput.
   */
  async markInError(input: unknown): Promise<string> {
    const { noteId, reason } = parseInput(markNoteInErrorSchema, input);
    return this.work.run(async (unit) => {
      const { note, relation } = await this.own.lock(unit, noteId, 'MARK_IN_ERROR');
      this.notes.markInError(unit, noteId, reason, this.clock.nowText());
      await this.settle(unit, note, 'note.markInError', relation);
      return noteId;
    });
  }

  private async settle(unit: Unit, note: NoteRow, action: string, relation: Relation): Promise<void> {
    await this.audit.record(unit, {
      ...AUDIT_OF_RELATION[relation],
      action,
      clientIds: [note.clientId],
      subjectType: 'NOTE',
      subjectId: note.id,
      fieldClasses: [note.kind === 'SESSION_RESPONSE' ? 'SESSION_RESPONSES' : 'NOTES'],
    });
    if (note.kind !== 'PROCESS' && note.state === 'SIGNED') {
      await this.live.notify(unit, { kind: 'NOTE', id: note.id, clientId: note.clientId });
    }
  }
}
