import { readersOfNote } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Authz } from '../../../platform/authz/index.ts';
import { CareTeamsRepository } from '../../care-teams/index.ts';
import { ClientsRead } from '../../clients/index.ts';
import { PracticesRead } from '../../practices/index.ts';
import type { NoteRow } from '../data/note-row.ts';

/** R14: before signing, the author sees exactly who will be able to read what. */
@Injectable()
export class NoteReaders {
  constructor(
    private readonly teams: CareTeamsRepository,
    private readonly clients: ClientsRead,
    private readonly authz: Authz,
    private readonly practices: PracticesRead,
  ) {}

  /** The parts of a note, each with the names of its readers as team and consents stand now. */
  async of(note: NoteRow) {
    // What is shared is asked of the policy's facts: a massage therapist reads no consent that
    // concerns psychotherapists, and still is to know who will read the session response.
    const [client, places, facts, author] = await Promise.all([
      this.clients.one(note.clientId),
      this.teams.ofClient(note.clientId),
      this.authz.factsOf(note.clientId),
      this.practices.member(note.authorId),
    ]);
    const team = await Promise.all(
      places
        .filter((place) => place.state === 'TRIAL' || place.state === 'ACTIVE')
        .map(async (place) => ({
          name: (await this.practices.member(place.memberId)).name,
          discipline: place.discipline,
        })),
    );
    return readersOfNote(note.kind, {
      author: author.name,
      client: client?.name ?? 'The client',
      team,
      summaryShared: facts.sharedWithMassage.includes('PSYCHOTHERAPY_SUMMARY'),
      responsesShared: facts.sharedWithPsychotherapy.includes('SESSION_RESPONSES'),
    });
  }
}
