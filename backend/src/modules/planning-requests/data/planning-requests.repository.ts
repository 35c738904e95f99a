import type { PlanningRequestState } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

export interface PlanningRequestRow {
  readonly id: string;
  readonly clientId: string;
  readonly note: string | null;
  readonly state: PlanningRequestState;
  readonly askedAt: string;
}

const ROW = `select id, client_id as "clientId", note, state, asked_at as "askedAt" from attune.planning_request
  where practice_id = (select attune.practice_id())`;

const BY_IDS = sql('planning.byIds', `${ROW} and id = any ($1::uuid[])`);
const OPEN = sql('planning.open', `${ROW} and client_id = any ($1::uuid[]) and state = 'OPEN'`);
const LOCK = sql('planning.lock', `${ROW} and id = $1 for no key update`);
const MAY_ASK = sql(
  'planning.mayAsk',
  'select id, attune.may_ask_for_planning(id) as may from unnest($1::uuid[]) as id',
);
const MAY_ASK_IN = sql('planning.mayAskIn', 'select attune.may_ask_for_planning($1) as may');
/** Nothing is written where one is open already. */
const INSERT = sql(
  'planning.insert',
  `insert into attune.planning_request (practice_id, id, client_id, note, state, asked_at)
   values (attune.practice_id(), $1, $2, $3, 'OPEN', $4)
   on conflict (practice_id, client_id) where state = 'OPEN' do nothing returning id`,
);
const CLOSE = sql(
  'planning.close',
  `update attune.planning_request set state = $2, closed_at = $3, closed_by = attune.user_id()
   where practice_id = attune.practice_id() and id = $1`,
);

/** What clients ask to have planned, as the actor may see it. */
@Injectable()
export class PlanningRequestsRepository {
  one(id: string): Promise<PlanningRequestRow | null> {
    return currentContext().reader.load<PlanningRequestRow>(BY_IDS, 'id', id);
  }

  /** What a client asks for at present; batched over clients. */
  openOf(clientId: string): Promise<PlanningRequestRow | null> {
    return currentContext().reader.load<PlanningRequestRow>(OPEN, 'clientId', clientId);
  }

  /** Whether the actor is this client and has something to ask for; batched over clients. */
  async mayAsk(clientId: string): Promise<boolean> {
    const row = await currentContext().reader.load<{ id: string; may: boolean }>(MAY_ASK, 'id', clientId);
    return row?.may ?? false;
  }

  async mayAskIn(unit: Unit, clientId: string): Promise<boolean> {
    return (await unit.one<{ may: boolean }>(MAY_ASK_IN, [clientId]))?.may ?? false;
  }

  /** @returns false where the client has asked already. */
  async add(
    unit: Unit,
    { id, clientId, note, at }: { id: string; clientId: string; note: string | null; at: string },
  ): Promise<boolean> {
    return (await unit.one(INSERT, [id, clientId, note, at])) !== null;
  }

  async find(unit: Unit, id: string): Promise<PlanningRequestRow | null> {
    const [row] = await unit.query<PlanningRequestRow>(BY_IDS, [[id]]);
    return row ?? null;
  }

  /** Kept from changing under us; null where it is no longer open. */
  lock(unit: Unit, id: string): Promise<PlanningRequestRow | null> {
    return unit.one<PlanningRequestRow>(LOCK, [id]);
  }

  close(unit: Unit, id: string, state: PlanningRequestState, at: string): void {
    unit.write(CLOSE, [id, state, at]);
  }
}
