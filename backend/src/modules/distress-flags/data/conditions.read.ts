import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** Under what bodywork goes on since a hold was lifted, until a psychotherapist says that it is over. */
export interface ConditionsRow {
  readonly clientId: string;
  readonly flagId: string;
  readonly text: string;
  readonly since: string;
}

const IN_FORCE = `from attune.flag_conditions c
  join attune.distress_flag f on f.practice_id = c.practice_id and f.id = c.flag_id and f.hold_lifted_at is not null
  where c.practice_id = (select attune.practice_id())
    and not exists (select 1 from attune.conditions_end e
      where e.practice_id = c.practice_id and e.flag_id = c.flag_id and e.ended_at >= c.set_at)`;
const OF_CLIENTS = sql(
  'flags.conditions',
  `select c.client_id as "clientId", c.flag_id as "flagId", c.text, c.set_at as since
   ${IN_FORCE} and c.client_id = any ($1::uuid[]) order by c.set_at desc, c.flag_id`,
);
const OF_FLAG = sql('flags.conditionsOfFlag', `select c.flag_id ${IN_FORCE} and c.flag_id = $1`);
const END = sql(
  'flags.endConditions',
  `insert into attune.conditions_end (practice_id, flag_id, client_id, ended_at, ended_by)
   values (attune.practice_id(), $1, $2, $3, attune.user_id())`,
);

/** The conditions that are in force, as far as row-level security lets the actor see them. */
@Injectable()
export class ConditionsRead {
  /** Of a client, the latest first; batched over all clients asked for at once. */
  of(clientId: string): Promise<ConditionsRow[]> {
    return currentContext().reader.loadMany<ConditionsRow>(OF_CLIENTS, 'clientId', clientId);
  }

  /** Whether a flag's conditions are in force, as a transaction sees it. */
  async inForce(unit: Unit, flagId: string): Promise<boolean> {
    return (await unit.one(OF_FLAG, [flagId])) !== null;
  }

  end(unit: Unit, flag: { readonly id: string; readonly clientId: string }, at: string): void {
    unit.write(END, [flag.id, flag.clientId, at]);
  }
}
