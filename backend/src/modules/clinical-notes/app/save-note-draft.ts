import { type NoteDraft, saveNoteDraftSchema, type SessionResponseDraft } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { PracticeKeys } from '../../../platform/crypto/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { againstConsent, invalid } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import type { NoteRow } from '../data/note-row.ts';
import { NotesRepository } from '../data/notes.repository.ts';
import { assertVersion } from '../domain/assert-step.ts';
import { sessionDraft } from '../domain/session-draft.ts';
import { BoundaryCheck } from './boundary-check.ts';
import { OwnNotes } from './own-notes.ts';
import { SessionTimes } from './session-times.ts';

@Injectable()
export class SaveNoteDraft {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly keys: PracticeKeys,
    private readonly boundaries: BoundaryCheck,
    private readonly times: SessionTimes,
    private readonly own: OwnNotes,
    private readonly notes: NotesRepository,
  ) {}

  /**
   * Saves what the author has so far. What is left out stays as it is; a part of a session response
   * that is given as null is emptied. May be incomplete, but never against the client's boundaries
   * (R11). Savings leave no trace in the audit and tell nobody: a draft is nobody's business but its
   * author's; that it was begun, signed or struck through is recorded.
   * @returns the id.
   * @throws ProblemError NotFound, Forbidden, InvalidInput; StaleVersion when another device saved in
   *   the meantime; ConsentProblem for work that the client refuses, unless a breach is recounted with it.
   */
  async run(input: { session?: object | null }): Promise<string> {
    const draft = parseInput(saveNoteDraftSchema, input);
    return this.work.run(async (unit) => {
      const { note } = await this.own.lock(unit, draft.noteId, 'SAVE');
      assertVersion(note, draft.expectedVersion);
      if (note.kind === 'SESSION_RESPONSE') {
        await this.saveResponse(unit, note, draft, input.session ?? {});
      } else {
        await this.saveTexts(unit, note, draft);
      }
      this.notes.touch(unit, note.id, this.clock.nowText());
      return note.id;
    });
  }

  private async saveTexts(unit: Unit, note: NoteRow, draft: NoteDraft): Promise<void> {
    if (draft.session !== null) {
      throw invalid({ path: 'session', message: 'This note is no session response.' });
    }
    if (note.kind !== 'PROGRESS' && (draft.teamSummary !== null || draft.toleranceOfTraumaWork !== null)) {
      throw invalid({ path: 'teamSummary', message: 'Only a progress note has a summary for the team.' });
    }
    if (note.kind === 'PROCESS') {
      if (draft.text !== null) {
        const ask = unit.query.bind(unit);
        this.notes.saveProcess(unit, note.id, await this.keys.seal(ask, note.id, draft.text));
      }
      return;
    }
    this.notes.saveText(unit, note.id, draft.text, draft.toleranceOfTraumaWork);
    if (draft.teamSummary !== null) {
      this.notes.saveSummary(unit, note.id, draft.teamSummary);
    }
  }

  private async saveResponse(unit: Unit, note: NoteRow, draft: NoteDraft, sent: object): Promise<void> {
    if (draft.text !== null || draft.teamSummary !== null || draft.toleranceOfTraumaWork !== null) {
      throw invalid({ path: 'text', message: 'A session response has its own parts and no text.' });
    }
    if (draft.session === null) {
      return;
    }
    const session = sessionDraft(note, draft.session, sent);
    await this.refuse(unit, note, session);
    this.notes.saveResponse(unit, note.id, session);
  }

  /** R11: a refused region cannot be tapped; the one other way is the account of a breach. */
  private async refuse(unit: Unit, note: NoteRow, session: SessionResponseDraft): Promise<void> {
    if (session.breachAccount?.trim()) {
      return;
    }
    const { at } = await this.times.of(unit, note);
    const { findings } = await this.boundaries.of(unit, note.clientId, {
      at,
      work: session.work,
      agreedToday: session.consent?.regionsAgreedToday ?? [],
    });
    const [first] = findings;
    if (first) {
      throw againstConsent(
        first.sentence,
        findings.map((finding) => finding.region),
      );
    }
  }
}
