import { acknowledgeHandoffSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AmendmentsRepository } from '../data/amendments.repository.ts';
import { NotesRepository } from '../data/notes.repository.ts';

/** A psychotherapist takes over what bodywork observed, so that the massage therapist knows it arrived. */
@Injectable()
export class AcknowledgeHandoff {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly notes: NotesRepository,
    private readonly amendments: AmendmentsRepository,
  ) {}

  /**
   * The first one counts; doing it again changes nothing. @returns the note's id.
   * @throws ProblemError NotFound, Forbidden; InvalidInput where nothing is to be brought to psychotherapy.
   */
  async run(input: unknown): Promise<string> {
    const { noteId } = parseInput(acknowledgeHandoffSchema, input);
    return this.work.run(async (unit) => {
      const note = await this.notes.find(unit, noteId);
      if (!note) {
        throw notFound();
      }
      const relation = await this.authz.require(unit, 'note.session.takeOver', note.clientId);
      if (note.kind !== 'SESSION_RESPONSE' || note.signedAt === null || !note.toPsychotherapy) {
        throw invalid({ path: 'noteId', message: 'There is nothing in this note to take over.' });
      }
      if (await this.amendments.seeHandoff(unit, noteId, note.clientId, this.clock.nowText())) {
        await this.audit.record(unit, {
          ...AUDIT_OF_RELATION[relation],
          action: 'note.session.takeOver',
          clientIds: [note.clientId],
          subjectType: 'NOTE',
          subjectId: noteId,
          fieldClasses: ['SESSION_RESPONSES'],
        });
        await this.live.notify(unit, { kind: 'NOTE', id: noteId, clientId: note.clientId });
      }
      return noteId;
    });
  }
}
