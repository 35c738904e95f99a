import type { ServiceDraft } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { sql, type Unit } from '../../../platform/database/index.ts';

const HERE = 'practice_id = (select attune.practice_id())';

const ADD = sql(
  'services.add',
  `insert into attune.service (practice_id, id, name, discipline, class, modality, minutes, buffer_before_minutes, buffer_after_minutes)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7, $8)`,
);
const CHANGE = sql(
  'services.change',
  `update attune.service set name = $3, class = $4, modality = $5, minutes = $6, buffer_before_minutes = $7,
     buffer_after_minutes = $8, version = version + 1
   where ${HERE} and id = $1 and version = $2 and retired_at is null returning id`,
);
const RETIRE = sql(
  'services.retire',
  `update attune.service set retired_at = $3, version = version + 1
   where ${HERE} and id = $1 and version = $2 and retired_at is null returning id`,
);
const HEAD = sql(
  'services.head',
  `select version, discipline from attune.service where ${HERE} and id = $1 and retired_at is null`,
);
const CHOOSE = sql('services.choose', 'select attune.choose_for_service($1, $2::uuid[], $3::uuid[])');
// Kept as they are until this is saved: a room is not retired under a service that needs it.
const LOCK_ROOMS = sql(
  'services.lockRooms',
  `select id from attune.room where ${HERE} and id = any ($1::uuid[]) and retired_at is null order by id for share`,
);

const ADD_ROOM = sql(
  'rooms.add',
  `insert into attune.room (practice_id, id, name) values (attune.practice_id(), $1, $2)`,
);
const CHANGE_ROOM = sql(
  'rooms.change',
  `update attune.room set name = $3, version = version + 1 where ${HERE} and id = $1 and version = $2 and retired_at is null returning id`,
);
const RETIRE_ROOM = sql(
  'rooms.retire',
  `update attune.room set retired_at = $3, version = version + 1
   where ${HERE} and id = $1 and version = $2 and retired_at is null returning id`,
);
const ROOM_HEAD = sql(
  'rooms.head',
  `select version from attune.room where ${HERE} and id = $1 and retired_at is null`,
);
const ONLY_ROOM_OF = sql(
  'rooms.onlyRoomOf',
  `select s.name from attune.service s
   join attune.service_room f on f.practice_id = s.practice_id and f.service_id = s.id and f.room_id = $1
   where s.practice_id = (select attune.practice_id()) and s.retired_at is null
     and not exists (select from attune.service_room o
       join attune.room r on r.practice_id = o.practice_id and r.id = o.room_id and r.retired_at is null
       where o.practice_id = s.practice_id and o.service_id = s.id and o.room_id <> $1)
   order by s.name`,
);

/** Writes of what can be booked, by whom and where, within a unit. */
@Injectable()
export class ServicesRepository {
  /** @throws the database's error for a name that is taken. */
  async add(unit: Unit, id: string, draft: ServiceDraft): Promise<void> {
    const { name, discipline, class: of, modality, minutes, bufferBefore, bufferAfter } = draft;
    await unit.query(ADD, [id, name, discipline, of, modality, minutes, bufferBefore, bufferAfter]);
  }

  /** @returns whether it was there in this version. @throws the database's error, as {@link add}, or for what was booked. */
  async change(unit: Unit, id: string, version: number, draft: ServiceDraft): Promise<boolean> {
    const { name, class: of, modality, minutes, bufferBefore, bufferAfter } = draft;
    const values = [id, version, name, of, modality, minutes, bufferBefore, bufferAfter];
    return (await unit.query(CHANGE, values)).length > 0;
  }

  async retire(unit: Unit, id: string, version: number, at: string): Promise<boolean> {
    return (await unit.query(RETIRE, [id, version, at])).length > 0;
  }

  head(unit: Unit, id: string): Promise<{ readonly version: number; readonly discipline: string } | null> {
    return unit.one<{ version: number; discipline: string }>(HEAD, [id]);
  }

  /** Who offers it and where it can be, in place of what was. */
  choose(unit: Unit, id: string, roomIds: readonly string[], memberIds: readonly string[]): void {
    unit.write(CHOOSE, [id, roomIds, memberIds]);
  }

  /** Those of the rooms that are in use, kept so until the unit ends. */
  async lockRooms(unit: Unit, ids: readonly string[]): Promise<number> {
    return (await unit.query(LOCK_ROOMS, [ids])).length;
  }

  async addRoom(unit: Unit, id: string, name: string): Promise<void> {
    await unit.query(ADD_ROOM, [id, name]);
  }

  async changeRoom(unit: Unit, id: string, version: number, name: string): Promise<boolean> {
    return (await unit.query(CHANGE_ROOM, [id, version, name])).length > 0;
  }

  async retireRoom(unit: Unit, id: string, version: number, at: string): Promise<boolean> {
    return (await unit.query(RETIRE_ROOM, [id, version, at])).length > 0;
  }

  roomHead(unit: Unit, id: string): Promise<{ readonly version: number } | null> {
    return unit.one<{ version: number }>(ROOM_HEAD, [id]);
  }

  /** Names of the services in use that would be left without a room. */
  async onlyRoomOf(unit: Unit, id: string): Promise<string[]> {
    return (await unit.query<{ name: string }>(ONLY_ROOM_OF, [id])).map((row) => row.name);
  }
}
