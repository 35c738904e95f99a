import type { Discipline, SharingCategory, SharingScreen } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type { PageRequest } from '../../../platform/graphql/index.ts';

/** What holds for a discipline, or for one person of it where the client said so. */
export interface SharingRow {
  readonly clientId: string;
  readonly category: SharingCategory;
  readonly discipline: Discipline;
  /** Null for all of the discipline. */
  readonly memberId: string | null;
  readonly granted: boolean;
  readonly since: string;
}

/** One thing the client said, for ever. */
export interface SharingEventRow {
  readonly id: string;
  readonly clientId: string;
  readonly at: string;
  readonly who: string;
  readonly category: SharingCategory;
  readonly discipline: Discipline;
  readonly memberId: string | null;
  /** Null: the person is to be as the discipline again. */
  readonly granted: boolean | null;
  readonly screen: SharingScreen;
}

/** What is said, of what and about whom. */
export interface Saying {
  readonly clientId: string;
  readonly category: SharingCategory;
  readonly discipline: Discipline;
  readonly memberId: string | null;
  readonly granted: boolean | null;
}

const OF_CLIENTS = sql(
  'consent.sharing',
  `select client_id as "clientId", category, discipline, null::uuid as "memberId", granted, since
   from attune.sharing_consent where client_id = any ($1::uuid[])
   union all
   select client_id, category, discipline, member_id, granted, since
   from attune.sharing_consent_member where client_id = any ($1::uuid[]) and granted is not null
   order by category, discipline, "memberId" nulls first`,
);

// The state and, where it changed, its history, in one statement: whoever comes second waits for the
// first, and is compared with what the first left. An instant later each time, so that the history of
// one choice is in the order in which it was made.
const LATER = "greatest(excluded.since, held.since + interval '1 microsecond')";
const EVENT = `insert into attune.sharing_consent_event
     (practice_id, id, client_id, category, discipline, member_id, granted, at, user_id, screen)
   select attune.practice_id(), $6, client_id, category, discipline, $8::uuid, granted, since, attune.user_id(), $7
   from changed returning at`;
const SAY_TO_DISCIPLINE = sql(
  'consent.shareWithDiscipline',
  `with changed as (
     insert into attune.sharing_consent as held (practice_id, client_id, category, discipline, granted, since)
     values (attune.practice_id(), $1, $2, $3, $4, $5)
     on conflict (practice_id, client_id, category, discipline) do update
       set granted = excluded.granted, since = ${LATER}
       where held.granted is distinct from excluded.granted
     returning client_id, category, discipline, granted, since)
   ${EVENT}`,
);
const SAY_TO_PERSON = sql(
  'consent.shareWithPerson',
  `with changed as (
     insert into attune.sharing_consent_member as held
       (practice_id, client_id, category, discipline, member_id, granted, since)
     values (attune.practice_id(), $1, $2, $3, $8, $4, $5)
     on conflict (practice_id, client_id, category, discipline, member_id) do update
       set granted = excluded.granted, since = ${LATER}
       where held.granted is distinct from excluded.granted
     returning client_id, category, discipline, granted, since)
   ${EVENT}`,
);

const HISTORY = sql(
  'consent.sharingHistory',
  `select page.* from unnest($1::uuid[]) as wanted (id)
   cross join lateral (
     select e.id, e.client_id as "clientId", e.at, coalesce(c.name, 'Somebody') as who, e.category, e.discipline,
       e.member_id as "memberId", e.granted, e.screen
     from attune.sharing_consent_event e
     left join attune.client c on c.practice_id = e.practice_id and c.id = e.client_id and c.user_id = e.user_id
     where e.practice_id = (select attune.practice_id()) and e.client_id = wanted.id
       and ($2::timestamptz is null or (e.at, e.id) < ($2::timestamptz, $3::uuid))
     order by e.at desc, e.id desc limit $4) page
   order by page.at desc, page.id desc`,
);
const READERS = sql(
  'consent.readersOfNotes',
  `select client_id as "clientId", member_id as "memberId", discipline, category
   from attune.readers_by_consent($1::uuid[])`,
);

/** A person of the team whom the client lets read notes of the other discipline. */
export interface ReaderByConsent {
  readonly clientId: string;
  readonly memberId: string;
  readonly discipline: Discipline;
  readonly category: SharingCategory;
}

/** What a client shares, now and ever before, as the actor may see it. */
@Injectable()
export class SharingRepository {
  /** What was said: of a category first what holds for the discipline, then for persons. */
  ofClient(clientId: string): Promise<SharingRow[]> {
    return currentContext().reader.loadMany<SharingRow>(OF_CLIENTS, 'clientId', clientId);
  }

  /** Everything the client ever said, the newest first; empty for everybody else. */
  history(clientId: string, { after, limit }: PageRequest): Promise<SharingEventRow[]> {
    return currentContext().reader.loadMany<SharingEventRow>(HISTORY, 'clientId', clientId, [
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
    ]);
  }

  /** R14: who of the team reads notes by the client's consent, as far as the actor writes such notes. */
  readersOfNotes(clientId: string): Promise<ReaderByConsent[]> {
    return currentContext().reader.loadMany<ReaderByConsent>(READERS, 'clientId', clientId);
  }

  /**
   * Keeps what the client says from `at` on, and with it, for ever, that it was said.
   * @returns whether that changed anything.
   */
  async say(unit: Unit, saying: Saying, id: string, at: string, screen: SharingScreen): Promise<boolean> {
    const { clientId, category, discipline, memberId, granted } = saying;
    const rows = await unit.query(memberId === null ? SAY_TO_DISCIPLINE : SAY_TO_PERSON, [
      clientId,
      category,
      discipline,
      granted,
      at,
      id,
      screen,
      memberId,
    ]);
    return rows.length > 0;
  }
}
