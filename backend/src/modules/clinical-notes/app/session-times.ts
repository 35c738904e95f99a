import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { practiceActor } from '../../../platform/context/index.ts';
import type { Unit } from '../../../platform/database/index.ts';
import type { NoteRow } from '../data/note-row.ts';
import { NotesRepository } from '../data/notes.repository.ts';

/** When a session was held. */
export interface SessionTime {
  /** Instant of its beginning, as far as it is known: of its appointment, else of its note. */
  readonly at: string;
  /** Its date on the practice's calendar. */
  readonly day: string;
}

/** A session is judged by what held when it began: licence, hold and health answers. */
@Injectable()
export class SessionTimes {
  constructor(private readonly notes: NotesRepository) {}

  async of(unit: Unit, note: NoteRow): Promise<SessionTime> {
    const appointment =
      note.appointmentId === null
        ? null
        : await this.notes.appointment(unit, note.appointmentId, note.clientId);
    const at = appointment?.beganAt ?? note.createdAt;
    const day = DateTime.fromISO(at, { zone: practiceActor().timeZone }).toISODate();
    return { at, day: day ?? at.slice(0, 10) };
  }
}
