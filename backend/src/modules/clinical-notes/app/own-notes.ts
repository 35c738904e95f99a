import type { ClientAction, NoteStep, Relation } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Authz } from '../../../platform/authz/index.ts';
import type { Unit } from '../../../platform/database/index.ts';
import { forbidden, NotFound, ProblemError } from '../../../platform/errors/index.ts';
import type { NoteRow } from '../data/note-row.ts';
import { NotesRepository } from '../data/notes.repository.ts';
import { assertStep } from '../domain/assert-step.ts';

/** A note of the actor's own that is about to be changed, and the relation by which it may be. */
export interface OwnNote {
  readonly note: NoteRow;
  readonly relation: Relation;
}

/** Finds and locks what an author wants to change. */
@Injectable()
export class OwnNotes {
  constructor(
    private readonly authz: Authz,
    private readonly notes: NotesRepository,
  ) {}

  /**
   * The actor's note, locked, with the step and the policy asked.
   * @throws ProblemError NotFound out of reach; Forbidden for somebody else's, or when the author's
   *   place on the team has ended; InvalidInput where the state table has no such step (R12).
   */
  async lock(unit: Unit, id: string, step: NoteStep): Promise<OwnNote> {
    const note = assertStep(await this.notes.lock(unit, id), step);
    const action = step === 'MARK_IN_ERROR' ? 'note.addAddendum' : (`note.write.${note.kind}` as const);
    return { note, relation: await this.require(unit, action, note) };
  }

  /**
   * Asks the policy about a note that the actor sees. R4: with the place on the team the right to
   * write ends; since an author still reads what they wrote, it is said so and not "not found".
   */
  async require(unit: Unit, action: ClientAction, note: NoteRow): Promise<Relation> {
    try {
      return await this.authz.require(unit, action, note.clientId, note.isAuthor);
    } catch (error) {
      if (error instanceof ProblemError && error.problem instanceof NotFound) {
        throw forbidden(
          'Your place on this client’s team has ended: what you wrote stays as it is, yours to read.',
        );
      }
      throw error;
    }
  }
}
