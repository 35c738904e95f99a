import type { FlagLevel } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import type { WorkerClient } from '../../../platform/outbox/index.ts';

/** Somebody whom a flag is told to. */
export interface PersonToTell {
  readonly userId: string;
  readonly name: string;
}

const TO_TELL = {
  name: 'flags.toTell',
  text: `select p.user_id as "userId", p.name
    from attune.distress_flag f cross join lateral attune.people_to_tell(f.client_id) p
    where f.practice_id = attune.practice_id() and f.id = $1 and p.user_id <> f.raised_by_user`,
};
const LEVEL = {
  name: 'flags.level',
  text: `select level from attune.distress_flag where practice_id = attune.practice_id() and id = $1`,
};
const TOLD = {
  name: 'flags.told',
  text: `insert into attune.flag_event (practice_id, id, flag_id, client_id, at, kind, actor_user, actor_name)
    select f.practice_id, gen_random_uuid(), f.id, f.client_id, $2, 'TOLD', told.user_id, told.name
    from attune.distress_flag f, unnest($3::uuid[], $4::text[]) as told (user_id, name)
    where f.practice_id = attune.practice_id() and f.id = $1`,
};

/** What the worker knows and writes of a flag: whom it is told to, and that it was. */
@Injectable()
export class FlagTelling {
  /** The psychotherapists of the client's team (the owner where there are none), but whoever raised it. */
  async people(client: WorkerClient, flagId: string): Promise<PersonToTell[]> {
    const { rows } = await client.query<PersonToTell>({ ...TO_TELL, values: [flagId] });
    return rows;
  }

  /** How bad it is: a crisis waits for nothing. */
  async level(client: WorkerClient, flagId: string): Promise<FlagLevel | null> {
    const { rows } = await client.query<{ level: FlagLevel }>({ ...LEVEL, values: [flagId] });
    return rows[0]?.level ?? null;
  }

  /** Adds to the flag's history that these people were told. */
  async note(client: WorkerClient, flagId: string, told: readonly PersonToTell[], at: string): Promise<void> {
    const values = [flagId, at, told.map(({ userId }) => userId), told.map(({ name }) => name)];
    await client.query({ ...TOLD, values });
  }
}
