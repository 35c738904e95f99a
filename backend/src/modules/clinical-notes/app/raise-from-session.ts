import { ENDINGS, OBSERVATIONS, sessionHit } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import type { Unit } from '../../../platform/database/index.ts';
import { RaiseDistressFlag } from '../../distress-flags/index.ts';
import { RaiseByRules } from '../../flag-rules/index.ts';
import type { NoteRow } from '../data/note-row.ts';
import { NotesRepository } from '../data/notes.repository.ts';
import { arrivalOf, departureOf } from '../domain/note-parts.ts';

const RIGHT = { action: 'note.sign', relation: 'MASSAGE_THERAPIST' } as const;

/** What a session response raises by itself when it is signed, in the transaction of the signature (R16). */
@Injectable()
export class RaiseFromSession {
  constructor(
    private readonly notes: NotesRepository,
    private readonly rules: RaiseByRules,
    private readonly raising: RaiseDistressFlag,
  ) {}

  /** R11: a boundary that was not kept; R15: what the practice's rules say of the session. */
  async signed(unit: Unit, note: NoteRow): Promise<void> {
    if (note.kind === 'SESSION_RESPONSE') {
      await this.byRules(unit, note);
      await this.breach(unit, note);
    }
  }

  private async byRules(unit: Unit, note: NoteRow): Promise<void> {
    const [arrival, departure] = [arrivalOf(note), departureOf(note)];
    const ending = ENDINGS.find((one) => one === note.ending);
    if (!arrival || !departure || !ending) {
      return;
    }
    const [settings, flagRaised] = await Promise.all([
      this.rules.settings(unit),
      this.notes.flagWasRaisedByTherapist(unit, note),
    ]);
    const hit = sessionHit(
      {
        noteId: note.id,
        arrival: arrival.distress,
        departure: departure.distress,
        observations: OBSERVATIONS.filter((one) => note.observations?.includes(one)),
        ending,
        flagRaised,
        saidWhyNot: Boolean(note.noFlagReason?.trim()),
      },
      settings,
    );
    const { clientId, appointmentId, id: noteId } = note;
    await this.rules.raise(unit, { clientId, appointmentId, noteId }, hit ? [hit] : [], RIGHT);
  }

  private async breach(unit: Unit, note: NoteRow): Promise<void> {
    const account = note.breachAccount?.trim();
    if (account) {
      await this.raising.byRule(
        unit,
        {
          clientId: note.clientId,
          level: 'CONCERN',
          reason: `A boundary was not kept in the session: ${account}`,
          reasons: ['BOUNDARY_CROSSED'],
          appointmentId: note.appointmentId,
          noteId: note.id,
          causeKey: `breach:${note.id}`,
        },
        RIGHT,
      );
    }
  }
}
