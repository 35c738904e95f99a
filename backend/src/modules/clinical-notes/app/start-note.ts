import { startNoteSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { PracticeKeys } from '../../../platform/crypto/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { invalid } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { NotesRepository } from '../data/notes.repository.ts';

@Injectable()
export class StartNote {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keys: PracticeKeys,
    private readonly notes: NotesRepository,
  ) {}

  /**
   * Begins a note: a draft, its author's alone, empty.
   * @returns the id.
   * @throws ProblemError NotFound, Forbidden; InvalidInput for an appointment that is not this client's with the actor.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const { clientId, kind, appointmentId } = parseInput(startNoteSchema, input);
    return this.work.run(async (unit) => {
      const [relation, { id, fresh }, appointment] = await Promise.all([
        this.authz.require(unit, `note.write.${kind}`, clientId),
        claim(unit, { operation: 'startNote', key: input.idempotencyKey, input }),
        appointmentId === null ? null : this.notes.appointment(unit, appointmentId, clientId),
      ]);
      if (!fresh) {
        return id;
      }
      if (appointmentId !== null && !appointment?.fits) {
        throw invalid({ path: 'appointmentId', message: 'This is no appointment of this client with you.' });
      }
      const sealed =
        kind === 'PROCESS'
          ? await this.keys.seal((statement, values) => unit.query(statement, values), id, '')
          : null;
      this.notes.start(unit, { id, clientId, kind, appointmentId, at: this.clock.nowText() }, sealed);
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        // Of which kind is not said: that there is a process note is its author's alone (R13).
        action: 'note.start',
        clientIds: [clientId],
        subjectType: 'NOTE',
        subjectId: id,
        fieldClasses: [kind === 'SESSION_RESPONSE' ? 'SESSION_RESPONSES' : 'NOTES'],
      });
      return id;
    });
  }
}
