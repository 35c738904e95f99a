import { readersOfNote } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { CareTeamsRepository } from '../../care-teams/index.ts';
import { ClientsRead } from '../../clients/index.ts';
import { SharingRepository } from '../../consent/index.ts';
import { PracticesRead } from '../../practices/index.ts';
import type { NoteRow } from '../data/note-row.ts';

/** R14: before signing, the author sees exactly who will be able to read what. */
@Injectable()
export class NoteReaders {
  constructor(
    private readonly teams: CareTeamsRepository,
    private readonly clients: ClientsRead,
    private readonly sharing: SharingRepository,
    private readonly practices: PracticesRead,
  ) {}

  /** The parts of a note, each with the names of its readers as team and consents stand now. */
  async of(note: NoteRow) {
    const [client, places, byConsent, author] = await Promise.all([
      this.clients.one(note.clientId),
      this.teams.ofClient(note.clientId),
      this.sharing.readersOfNotes(note.clientId),
      this.practices.member(note.authorId),
    ]);
    const team = await Promise.all(
      places
        .filter((place) => place.state === 'TRIAL' || place.state === 'ACTIVE')
        .map(async (place) => ({
          id: place.memberId,
          name: (await this.practices.member(place.memberId)).name,
          discipline: place.discipline,
          shared: byConsent
            .filter((one) => one.memberId === place.memberId && one.discipline === place.discipline)
            .map((one) => one.category),
        })),
    );
    return readersOfNote(note.kind, {
      owner: { id: note.authorId, name: author.name },
      client: { id: note.clientId, name: client?.name ?? 'The client' },
      team,
    });
  }
}
