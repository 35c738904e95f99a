import type { CalendarShows, Role } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { Actor } from '../../../platform/context/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { Database, sql, type Unit } from '../../../platform/database/index.ts';

/** The actor's feed. */
export interface FeedRow {
  readonly shows: CalendarShows;
  readonly since: string;
  /** The day on which a calendar last read it, 'YYYY-MM-DD'; null for never. */
  readonly lastReadOn: string | null;
}

/** Who reads through a feed, and what it shows. */
export interface FeedReader {
  readonly feedId: string;
  readonly shows: CalendarShows;
  readonly actor: Actor;
}

interface SecretRow {
  readonly feed_id: string;
  readonly shows: CalendarShows;
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly practice_id: string;
  readonly practice_name: string;
  readonly time_zone: string;
  readonly member_id: string | null;
  readonly client_id: string | null;
  readonly roles: Role[];
}

const LIVE = `practice_id = (select attune.practice_id()) and user_id = (select attune.user_id()) and revoked_at is null`;

const MINE = sql(
  'calendar.mine',
  `select shows, created_at as since, last_read_on::text as "lastReadOn" from attune.calendar_feed where ${LIVE}`,
);
const ADD = sql(
  'calendar.add',
  `insert into attune.calendar_feed (practice_id, id, user_id, secret_hash, shows, created_at)
   values (attune.practice_id(), $1, attune.user_id(), $2, $3, $4)`,
);
const CHOOSE = sql(
  'calendar.choose',
  `update attune.calendar_feed set shows = $1 where ${LIVE} returning id`,
);
const REVOKE = sql(
  'calendar.revoke',
  `update attune.calendar_feed set revoked_at = $1 where ${LIVE} returning id`,
);
const TURN = sql(
  'calendar.turn',
  'select pg_advisory_xact_lock(hashtextextended(attune.practice_id()::text || attune.user_id()::text, 31))',
);
const BY_SECRET = sql('calendar.bySecret', 'select * from attune.calendar_feed_by_secret($1)');

/** Feeds: one's own alone, and whose a secret is. */
@Injectable()
export class FeedsRepository {
  constructor(private readonly database: Database) {}

  mine(): Promise<FeedRow | null> {
    return currentContext().reader.one<FeedRow>(MINE);
  }

  /** Waits until no other request of the actor is at their feed. */
  async takeTurn(unit: Unit): Promise<void> {
    await unit.query(TURN);
  }

  add(unit: Unit, secretHash: Buffer, shows: CalendarShows, at: string): void {
    unit.write(ADD, [newId(), secretHash, shows, at]);
  }

  /** @returns whether there is a feed. */
  async choose(unit: Unit, shows: CalendarShows): Promise<boolean> {
    return (await unit.query(CHOOSE, [shows])).length > 0;
  }

  /** Ends the actor's feed. @returns whether there was one. */
  async revoke(unit: Unit, at: string): Promise<boolean> {
    return (await unit.query(REVOKE, [at])).length > 0;
  }

  /** Whose feed it is, as what they are in the practice now; null for a secret that opens nothing. */
  async bySecret(secretHash: Buffer): Promise<FeedReader | null> {
    const [rows] = await this.database.send([{ ...BY_SECRET, values: [secretHash] }]);
    const [row] = rows as unknown as SecretRow[];
    return row ? { feedId: row.feed_id, shows: row.shows, actor: actorOf(row) } : null;
  }
}

function actorOf(row: SecretRow): Actor {
  return {
    userId: row.user_id,
    name: row.name,
    email: row.email,
    // No session stands behind a feed.
    sessionId: row.feed_id,
    practiceId: row.practice_id,
    practiceName: row.practice_name,
    timeZone: row.time_zone,
    memberId: row.member_id,
    clientId: row.client_id,
    roles: row.roles,
  };
}
