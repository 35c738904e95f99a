import { missingTraining, modalityOf } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import type { Unit } from '../../../platform/database/index.ts';
import { againstConsent, invalid, outOfScope } from '../../../platform/errors/index.ts';
import { underHold } from '../../distress-flags/index.ts';
import type { CredentialRow } from '../../practices/index.ts';
import type { NoteRow } from '../data/note-row.ts';
import { NotesRepository } from '../data/notes.repository.ts';
import { flagAsked, missingParts } from '../domain/session-is-complete.ts';
import { BoundaryCheck } from './boundary-check.ts';
import type { SessionTime } from './session-times.ts';

/** Whether a session response may be signed. */
@Injectable()
export class SessionCheck {
  constructor(
    private readonly boundaries: BoundaryCheck,
    private readonly notes: NotesRepository,
  ) {}

  /**
   * @throws ProblemError InvalidInput for what is missing (R11, R15), ConsentProblem for work that the
   *   client refuses or did not confirm, or that the health answers refused when it began (R11), ScopeOfPracticeProblem for a modality without its
   *   training (R3), HoldProblem for work that a hold forbade when the session began (R18). With the
   *   account of a breach the record tells the truth: consent and hold do not refuse it then.
   */
  async assert(
    unit: Unit,
    note: NoteRow,
    credentials: readonly CredentialRow[],
    session: SessionTime,
  ): Promise<void> {
    const missing = missingParts(note);
    if (missing.length > 0) {
      throw invalid(...missing);
    }
    this.assertTrained(note, credentials, session.day);
    if (!note.breachAccount?.trim()) {
      await this.assertConsent(unit, note, session.at);
      await this.assertNoHold(unit, note, session.at);
    }
    const asked = flagAsked(note);
    if (asked && !note.noFlagReason?.trim() && !(await this.notes.flagWasRaised(unit, note))) {
      throw invalid({
        path: 'session.noFlagReason',
        message: `${asked} Please raise a flag, or say why none is needed.`,
      });
    }
  }

  private assertTrained(note: NoteRow, credentials: readonly CredentialRow[], day: string): void {
    for (const { modality } of note.work ?? []) {
      const lacks = missingTraining(modality, credentials, day);
      if (lacks) {
        throw outOfScope(lacks.sentence, lacks.training);
      }
    }
  }

  private async assertConsent(unit: Unit, note: NoteRow, at: string): Promise<void> {
    const { version, findings } = await this.boundaries.of(unit, note.clientId, {
      work: note.work ?? [],
      agreedToday: note.regionsAgreedToday ?? [],
      at,
    });
    if (version !== note.boundariesVersion) {
      throw againstConsent(
        'The client’s boundaries are others than those that were confirmed. Please go over them once more.',
        [],
      );
    }
    if (!note.boundariesConfirmed) {
      throw againstConsent('The boundaries were not confirmed with the client at the beginning.', []);
    }
    if (!note.stopSignalAgreed) {
      throw againstConsent('No stop signal was agreed with the client.', []);
    }
    const [first] = findings;
    if (first) {
      throw againstConsent(
        first.sentence,
        findings.map((finding) => finding.region),
      );
    }
  }

  /** A hold that came while the session went on, or after it, does not reach back. */
  private async assertNoHold(unit: Unit, note: NoteRow, at: string): Promise<void> {
    const work = note.work ?? [];
    if (work.length === 0) {
      return;
    }
    const deep = work.some(({ modality }) => modalityOf(modality)?.intensity === 'DEEP');
    const held = await this.notes.heldAt(unit, note.clientId, at, deep);
    if (held) {
      throw underHold(held.hold, held.flagId);
    }
  }
}
