import {
  type Discipline,
  DISCIPLINES_LABELS,
  type Relation,
  signNoteSchema,
  validLicence,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { PracticeKeys } from '../../../platform/crypto/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, outOfScope } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { VerifyPassword } from '../../identity/index.ts';
import { type CredentialRow, PracticesRead } from '../../practices/index.ts';
import type { NoteRow } from '../data/note-row.ts';
import { NotesRepository } from '../data/notes.repository.ts';
import { assertVersion } from '../domain/assert-step.ts';
import { contentHash } from '../domain/content-hash.ts';
import { signedParts } from '../domain/note-parts.ts';
import { OwnNotes } from './own-notes.ts';
import { RaiseFromSession } from './raise-from-session.ts';
import { SessionCheck } from './session-check.ts';
import { type SessionTime, SessionTimes } from './session-times.ts';

@Injectable()
export class SignNote {
  // long-constructor: a signature rests on who, when, with which licence, over what, and on all rules.
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly keys: PracticeKeys,
    private readonly password: VerifyPassword,
    private readonly practices: PracticesRead,
    private readonly flags: RaiseFromSession,
    private readonly session: SessionCheck,
    private readonly times: SessionTimes,
    private readonly own: OwnNotes,
    private readonly notes: NotesRepository,
  ) {}

  /**
   * Signs the author's draft; it never changes again (R12). Stored with it: when, under which licence,
   * and a hash of its content. A breach of boundaries that it recounts, and what the practice's rules say of
   * the session, raise flags by themselves (R11, R15).
   * @returns the id.
   * @throws ProblemError Reauthenticate when the last proof of who one is lies more than 15 minutes
   *   back; NotFound, Forbidden, StaleVersion; InvalidInput for what is missing; ScopeOfPracticeProblem
   *   without a verified licence that held on the day of the session (R2); what {@link SessionCheck} says.
   */
  async run(input: unknown): Promise<string> {
    const { noteId, expectedVersion, password } = parseInput(signNoteSchema, input);
    // Before the unit: proving who one is takes a while and a connection of its own.
    await this.password.require(password);
    return this.work.run(async (unit) => {
      const { note, relation } = await this.own.lock(unit, noteId, 'SIGN');
      assertVersion(note, expectedVersion);
      const session = await this.times.of(unit, note);
      const credentials = await this.practices.credentialsIn(unit, note.authorId);
      const licence = licenceFor(relation, credentials, session.day);
      await this.assertComplete(unit, note, credentials, session);
      const at = this.clock.nowText();
      this.notes.sign(unit, note, {
        at,
        credentialId: licence.id,
        contentHash: contentHash(signedParts(note)),
        hasTeamSummary: Boolean(note.teamSummary?.trim()),
      });
      await this.flags.signed(unit, note);
      if (note.kind === 'SESSION_RESPONSE' && note.toPsychotherapy?.trim()) {
        await this.outbox.tell(unit, 'HANDOFF', note.id);
      }
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'note.sign',
        clientIds: [note.clientId],
        subjectType: 'NOTE',
        subjectId: note.id,
        fieldClasses: [note.kind === 'SESSION_RESPONSE' ? 'SESSION_RESPONSES' : 'NOTES'],
      });
      if (note.kind !== 'PROCESS') {
        await this.live.notify(unit, { kind: 'NOTE', id: note.id, clientId: note.clientId });
      }
      return note.id;
    });
  }

  private async assertComplete(
    unit: Unit,
    note: NoteRow,
    credentials: readonly CredentialRow[],
    session: SessionTime,
  ): Promise<void> {
    if (note.kind === 'SESSION_RESPONSE') {
      return this.session.assert(unit, note, credentials, session);
    }
    const text =
      note.kind === 'PROCESS' && note.sealed && note.keyVersion !== null
        ? await this.keys.open(unit.query.bind(unit), note.id, {
            keyVersion: note.keyVersion,
            sealed: note.sealed,
          })
        : note.body;
    if (!text?.trim()) {
      throw invalid({ path: 'text', message: 'There is nothing to sign yet.' });
    }
  }
}

/** R2: the licence of the discipline in which the author stands on the team, as it held on that day. */
function licenceFor(relation: Relation, credentials: readonly CredentialRow[], day: string): CredentialRow {
  const discipline: Discipline = relation === 'MASSAGE_THERAPIST' ? 'MASSAGE' : 'PSYCHOTHERAPY';
  const licence = validLicence(credentials, discipline, day);
  if (!licence) {
    throw outOfScope(
      `You had no verified licence for ${DISCIPLINES_LABELS[discipline].toLowerCase()} on the day of the session.`,
    );
  }
  return licence;
}
