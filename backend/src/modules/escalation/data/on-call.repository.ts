import type { OnCallSpan } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { currentContext } from '../../../platform/context/index.ts';
import { constraintOf, isUniqueViolation, sql, type Unit } from '../../../platform/database/index.ts';
import { conflict } from '../../../platform/errors/index.ts';
import type { WorkerClient } from '../../../platform/outbox/index.ts';

export interface OnCallShiftRow {
  readonly id: string;
  readonly memberId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** The shift whose rest it is, and whose that was. */
  readonly handedFrom: string | null;
  readonly mine: boolean;
}

export interface HandOverRow {
  readonly id: string;
  readonly shiftId: string;
  readonly fromMember: string;
  readonly toMember: string;
  readonly askedAt: string;
  readonly state: 'ASKED' | 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN';
  readonly settledAt: string | null;
}

/** How an answer to a hand-over came out; null: it is not the actor's to answer. */
export type HandOverOutcome = 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN' | 'OVER' | 'SETTLED' | null;

const SHIFT = `s.id, s.member_id as "memberId", s.starts_at as "startsAt", s.ends_at as "endsAt",
  (select f.member_id from attune.on_call_shift f where f.practice_id = s.practice_id and f.id = s.handed_from) as "handedFrom",
  coalesce(s.member_id = (select attune.member_id()), false) as mine`;
const STANDING = 's.practice_id = (select attune.practice_id()) and s.cancelled_at is null';
const HAND_OVER = `h.id, h.shift_id as "shiftId", h.from_member as "fromMember", h.to_member as "toMember",
  h.asked_at as "askedAt", h.state, h.settled_at as "settledAt"`;

const SHIFTS = sql(
  'onCall.shifts',
  `select ${SHIFT} from attune.on_call_shift s
   where ${STANDING} and s.ends_at > $1::timestamptz and s.starts_at < $2::timestamptz order by s.starts_at, s.id limit 500`,
);
const SHIFTS_BY_IDS = sql(
  'onCall.shiftsByIds',
  `select ${SHIFT} from attune.on_call_shift s where s.practice_id = (select attune.practice_id()) and s.id = any ($1::uuid[])`,
);
const COVER = sql(
  'onCall.cover',
  `select member_id as "memberId", name, starts_at as "startsAt", ends_at as "endsAt"
   from attune.on_call_cover($1::timestamptz, $2::timestamptz)`,
);
const HAND_OVERS = sql(
  'onCall.handOvers',
  `select ${HAND_OVER} from attune.on_call_hand_over h
   where h.practice_id = (select attune.practice_id()) and h.state = 'ASKED' and h.shift_id = any ($1::uuid[])`,
);
const HAND_OVERS_BY_IDS = sql(
  'onCall.handOversByIds',
  `select ${HAND_OVER} from attune.on_call_hand_over h where h.practice_id = (select attune.practice_id()) and h.id = any ($1::uuid[])`,
);
const CLEAR = [
  sql(
    'onCall.cancelFrom',
    `update attune.on_call_shift s set cancelled_at = now() where ${STANDING} and s.starts_at >= $1::timestamptz and s.starts_at > now()`,
  ),
  sql(
    'onCall.endAt',
    `update attune.on_call_shift s set ends_at = greatest($1::timestamptz, now())
     where ${STANDING} and s.starts_at < greatest($1::timestamptz, now()) and s.ends_at > greatest($1::timestamptz, now())`,
  ),
];
const INSERT = sql(
  'onCall.insert',
  `insert into attune.on_call_shift (practice_id, id, member_id, starts_at, ends_at, created_by)
   values (attune.practice_id(), $1, $2, $3, $4, attune.member_id()) returning id`,
);
const END = sql(
  'onCall.end',
  `update attune.on_call_shift s set
     ends_at = case when s.starts_at < now() then now() else s.ends_at end,
     cancelled_at = case when s.starts_at < now() then null else now() end
   where ${STANDING} and s.id = $1 and s.ends_at > now() returning s.id`,
);
const ASK = sql(
  'onCall.ask',
  `insert into attune.on_call_hand_over (practice_id, id, shift_id, from_member, to_member, state)
   values (attune.practice_id(), $1, $2, attune.member_id(), $3, 'ASKED') returning id`,
);
const SETTLE = sql('onCall.settle', 'select attune.settle_hand_over($1, $2, $3) as outcome');
const PEOPLE = {
  name: 'onCall.people',
  text: `select h.state, f.user_id as "from", t.user_id as "to"
    from attune.on_call_hand_over h
    join attune.member f on f.practice_id = h.practice_id and f.id = h.from_member
    join attune.member t on t.practice_id = h.practice_id and t.id = h.to_member
    where h.practice_id = attune.practice_id() and h.id = $1`,
};

/** Who is on call, as shifts; and the rest of one given to somebody else. */
@Injectable()
export class OnCallRepository {
  shifts(from: string, until: string): Promise<OnCallShiftRow[]> {
    return currentContext().reader.read<OnCallShiftRow>(SHIFTS, [from, until]);
  }

  /** Who is really on call in a time: with a valid licence, and still of the practice. */
  async cover(from: string, until: string): Promise<(OnCallSpan & { readonly name: string })[]> {
    const rows = await currentContext().reader.read<{
      memberId: string;
      name: string;
      startsAt: string;
      endsAt: string;
    }>(COVER, [from, until]);
    return rows.map((row) => ({
      ...row,
      startsAt: Date.parse(row.startsAt),
      endsAt: Date.parse(row.endsAt),
    }));
  }

  /** What was asked for a shift and not answered yet. */
  handOver(shiftId: string): Promise<HandOverRow | null> {
    return currentContext().reader.load<HandOverRow>(HAND_OVERS, 'shiftId', shiftId);
  }

  handOverById(id: string): Promise<HandOverRow | null> {
    return currentContext().reader.load<HandOverRow>(HAND_OVERS_BY_IDS, 'id', id);
  }

  shift(id: string): Promise<OnCallShiftRow | null> {
    return currentContext().reader.load<OnCallShiftRow>(SHIFTS_BY_IDS, 'id', id);
  }

  shiftIn(unit: Unit, id: string): Promise<OnCallShiftRow | null> {
    return unit.one<OnCallShiftRow>(SHIFTS_BY_IDS, [[id]]);
  }

  /** Takes away what was planned from an instant on; a shift that is going on then ends there. */
  clearFrom(unit: Unit, from: string): void {
    for (const statement of CLEAR) unit.write(statement, [from]);
  }

  add(unit: Unit, shift: { id: string; memberId: string; startsAt: string; endsAt: string }): void {
    unit.write(INSERT, [shift.id, shift.memberId, shift.startsAt, shift.endsAt]);
  }

  /** Ends a shift that is going on, or cancels one to come. @returns whether there was one. */
  async end(unit: Unit, id: string): Promise<boolean> {
    return (await unit.one(END, [id])) !== null;
  }

  /** @throws ProblemError Conflict where somebody was asked already. */
  async ask(unit: Unit, id: string, shiftId: string, toMember: string): Promise<void> {
    try {
      await unit.query(ASK, [id, shiftId, toMember]);
    } catch (error) {
      if (isUniqueViolation(error, 'on_call_hand_over_open')) {
        throw conflict('Somebody has been asked to take this shift already.');
      }
      throw error;
    }
  }

  /** @throws ProblemError Conflict where the actor may not be on call any more. */
  async settle(unit: Unit, id: string, answer: string): Promise<HandOverOutcome> {
    try {
      const row = await unit.one<{ outcome: HandOverOutcome }>(SETTLE, [id, answer, newId()]);
      return row?.outcome ?? null;
    } catch (error) {
      if (constraintOf(error) === 'on_call_needs_licence') {
        throw conflict('On call are psychotherapists whose licence is valid all the while.');
      }
      throw error;
    }
  }

  /** How it stands and whom it concerns; for the worker. */
  async parties(
    client: WorkerClient,
    handOverId: string,
  ): Promise<{ state: HandOverRow['state']; from: string; to: string } | null> {
    const { rows } = await client.query<{ state: HandOverRow['state']; from: string; to: string }>({
      ...PEOPLE,
      values: [handOverId],
    });
    return rows[0] ?? null;
  }
}
