import { AMENDMENT_DAYS, type AmendmentState } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** What a client asked to be corrected, as the actor may read it. */
export interface AmendmentRow {
  readonly id: string;
  readonly noteId: string;
  readonly clientId: string;
  readonly authorId: string;
  /** Who answered. */
  readonly answeredById: string | null;
  /** Who is to answer, as the team stands now; null once it is answered, and while nobody can. */
  readonly waitsForId: string | null;
  readonly state: AmendmentState;
  readonly wish: string;
  readonly requestedAt: string;
  readonly dueAt: string;
  readonly answeredAt: string | null;
  readonly reason: string | null;
  readonly addendumId: string | null;
  readonly statement: string | null;
  readonly statedAt: string | null;
}

/** That what bodywork observed arrived in psychotherapy. */
export interface HandoffSeenRow {
  readonly noteId: string;
  readonly memberId: string;
  readonly at: string;
}

const COLUMNS = `id, note_id as "noteId", client_id as "clientId", author_member_id as "authorId", state, wish,
  requested_at as "requestedAt", due_at as "dueAt", answered_at as "answeredAt", reason, addendum_id as "addendumId",
  statement, stated_at as "statedAt",
  case when answered_at is not null then coalesce(answered_by_member_id, author_member_id) end as "answeredById",
  case when state = 'REQUESTED' then attune.answers_amendment(note_id) end as "waitsForId"`;
const HERE = 'practice_id = (select attune.practice_id())';

const OF_NOTES = sql(
  'amendments.ofNotes',
  `select ${COLUMNS} from attune.amendment where ${HERE} and note_id = any ($1::uuid[]) order by requested_at, id`,
);
const BY_IDS = sql(
  'amendments.byIds',
  `select ${COLUMNS} from attune.amendment where ${HERE} and id = any ($1::uuid[])`,
);
const LOCK = sql(
  'amendments.lock',
  `select id from attune.amendment where ${HERE} and id = $1 for no key update`,
);
const REQUEST = sql(
  'amendments.request',
  `insert into attune.amendment (practice_id, id, note_id, client_id, author_member_id, state, wish, requested_at, due_at)
   values (attune.practice_id(), $1, $2, $3, $4, 'REQUESTED', $5, $6::timestamptz, $6::timestamptz + interval '${AMENDMENT_DAYS} days')
   on conflict (practice_id, note_id) where state = 'REQUESTED' do nothing returning id`,
);
const SETTLE = sql(
  'amendments.settle',
  `update attune.amendment set state = $2, answered_at = $3, reason = $4, addendum_id = $5,
     answered_by_member_id = case when $3::timestamptz is not null then attune.member_id() end where ${HERE} and id = $1`,
);
const STATE = sql(
  'amendments.state',
  `update attune.amendment set statement = $2, stated_at = $3 where ${HERE} and id = $1`,
);
const SEEN = sql(
  'handoffs.seen',
  `select note_id as "noteId", member_id as "memberId", at from attune.handoff_seen
   where ${HERE} and note_id = any ($1::uuid[])`,
);
const SEE = sql(
  'handoffs.see',
  `insert into attune.handoff_seen (practice_id, note_id, client_id, member_id, at)
   values (attune.practice_id(), $1, $2, attune.member_id(), $3) on conflict do nothing returning note_id`,
);

/** What stands beside signed notes: requests for correction, and observations that were taken over. */
@Injectable()
export class AmendmentsRepository {
  /** A note's requests, the oldest first; batched over notes. */
  ofNote(noteId: string): Promise<AmendmentRow[]> {
    return currentContext().reader.loadMany<AmendmentRow>(OF_NOTES, 'noteId', noteId);
  }

  one(id: string): Promise<AmendmentRow | null> {
    return currentContext().reader.load<AmendmentRow>(BY_IDS, 'id', id);
  }

  /** A request, locked where the actor may move it; null when out of reach. */
  async lock(unit: Unit, id: string): Promise<AmendmentRow | null> {
    const [, row] = await Promise.all([unit.query(LOCK, [id]), unit.one<AmendmentRow>(BY_IDS, [[id]])]);
    return row;
  }

  /** Writes a request; false when one is open for the note already. */
  async request(
    unit: Unit,
    { id, noteId, clientId, authorId, wish, at }: Record<string, string>,
  ): Promise<boolean> {
    return (await unit.one(REQUEST, [id, noteId, clientId, authorId, wish, at])) !== null;
  }

  settle(
    unit: Unit,
    id: string,
    outcome: {
      state: AmendmentState;
      at: string | null;
      reason: string | null;
      addendumId: string | null;
    },
  ): void {
    unit.write(SETTLE, [id, outcome.state, outcome.at, outcome.reason, outcome.addendumId]);
  }

  putStatement(unit: Unit, id: string, statement: string, at: string): void {
    unit.write(STATE, [id, statement, at]);
  }

  /** Who took over what a response brings to psychotherapy, and when; batched over notes. */
  handoffSeen(noteId: string): Promise<HandoffSeenRow | null> {
    return currentContext().reader.load<HandoffSeenRow>(SEEN, 'noteId', noteId);
  }

  /** Notes that the actor took it over; false when somebody did before. */
  async seeHandoff(unit: Unit, noteId: string, clientId: string, at: string): Promise<boolean> {
    return (await unit.one(SEE, [noteId, clientId, at])) !== null;
  }
}
