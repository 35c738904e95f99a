import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type { WorkerClient } from '../../../platform/outbox/index.ts';

export interface EmergencyAccessRow {
  readonly id: string;
  readonly clientId: string;
  readonly openedBy: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly endsAt: string;
  readonly endedAt: string | null;
  /** Whether it is open now, by the clock of the database. */
  readonly open: boolean;
  /** Whether the actor opened it. */
  readonly mine: boolean;
}

/** What came of opening a record by a client's name. */
export interface Opened {
  /** Null for somebody who is on the client's team already. */
  readonly id: string | null;
  readonly clientId: string;
  /** Whether it was opened now; otherwise an open one stood already. */
  readonly fresh: boolean;
}

const COLUMNS = `e.id, e.client_id as "clientId", e.member_name as "openedBy", e.reason, e.opened_at as "openedAt",
  e.ends_at as "endsAt", e.ended_at as "endedAt",
  e.ended_at is null and e.opened_at <= now() and e.ends_at > now() as open,
  coalesce(e.member_id = (select attune.member_id()), false) as mine`;
const HERE = 'e.practice_id = (select attune.practice_id())';
const MINE = `${HERE} and e.member_id = (select attune.member_id())`;
/** So many of a client's are given, the newest first. */
const MOST = 20;

const BY_IDS = sql(
  'emergency.byIds',
  `select ${COLUMNS} from attune.emergency_access e where ${HERE} and e.id = any ($1::uuid[])`,
);
const OF_CLIENTS = sql(
  'emergency.ofClients',
  `select page.* from unnest($1::uuid[]) as wanted (id)
   cross join lateral (
     select ${COLUMNS} from attune.emergency_access e where ${HERE} and e.client_id = wanted.id
     order by e.opened_at desc, e.id desc limit ${MOST}) page
   order by page."openedAt" desc, page.id desc`,
);
const WAIT = sql('emergency.wait', 'select attune.wait_for_emergency() as seconds');
const OPEN = sql(
  'emergency.open',
  'select id, client_id as "clientId", fresh from attune.open_in_emergency($1, $2, $3)',
);
const OWN = sql(
  'emergency.own',
  `select ${COLUMNS} from attune.emergency_access e where ${MINE} and e.id = $1`,
);
const END = sql(
  'emergency.end',
  `update attune.emergency_access e set ended_at = now()
   where ${MINE} and e.id = $1 and e.ended_at is null and e.ends_at > now() returning e.id`,
);
const PEOPLE = {
  name: 'emergency.people',
  text: 'select user_id as "userId" from attune.people_to_tell_of_emergency($1)',
};

/** Records opened in an emergency, as the actor may know of them: the client, the owner, whoever opened. */
@Injectable()
export class EmergencyRepository {
  one(id: string): Promise<EmergencyAccessRow | null> {
    return currentContext().reader.load<EmergencyAccessRow>(BY_IDS, 'id', id);
  }

  /** The newest first; batched over clients. */
  ofClient(clientId: string): Promise<EmergencyAccessRow[]> {
    return currentContext().reader.loadMany<EmergencyAccessRow>(OF_CLIENTS, 'clientId', clientId);
  }

  /** Notes a try. @returns the seconds to be waited before it; 0 lets it through. */
  async wait(unit: Unit): Promise<number> {
    return (await unit.one<{ seconds: number }>(WAIT))?.seconds ?? 0;
  }

  /** Null where no client of the practice has exactly this name, or several have. */
  open(unit: Unit, id: string, clientName: string, reason: string): Promise<Opened | null> {
    return unit.one<Opened>(OPEN, [clientName, id, reason]);
  }

  /** One that the actor opened, as this transaction sees it. */
  ownIn(unit: Unit, id: string): Promise<EmergencyAccessRow | null> {
    return unit.one<EmergencyAccessRow>(OWN, [id]);
  }

  /** Ends one that the actor opened. @returns whether it was open. */
  async end(unit: Unit, id: string): Promise<boolean> {
    return (await unit.one(END, [id])) !== null;
  }

  /** Who is told that a record was opened: the client and the owner. For the worker. */
  async peopleToTell(client: WorkerClient, id: string): Promise<string[]> {
    const { rows } = await client.query<{ userId: string }>({ ...PEOPLE, values: [id] });
    return rows.map(({ userId }) => userId);
  }
}
