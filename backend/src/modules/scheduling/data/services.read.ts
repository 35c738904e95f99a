import type { AppointmentClass, Discipline } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';

export interface ServiceRow {
  readonly id: string;
  readonly name: string;
  readonly discipline: Discipline;
  readonly class: AppointmentClass;
  readonly minutes: number;
  readonly modality: string | null;
  /** What an appointment is for, shown to somebody who may not know it. */
  readonly withheld: boolean;
}

export interface RoomRow {
  readonly id: string;
  readonly name: string;
}

const ALL = sql(
  'scheduling.services',
  `select id, name, discipline, class, minutes, modality, false as withheld from attune.service
   where practice_id = (select attune.practice_id()) and retired_at is null order by discipline desc, name, id limit 500`,
);
const MEMBERS = sql(
  'scheduling.serviceMembers',
  `select service_id as "serviceId", member_id as "memberId" from attune.service_member
   where practice_id = (select attune.practice_id()) and service_id = any ($1::uuid[]) order by member_id`,
);
const ROOMS = sql(
  'scheduling.serviceRooms',
  `select f.service_id as "serviceId", r.id, r.name from attune.service_room f
   join attune.room r on r.practice_id = f.practice_id and r.id = f.room_id and r.retired_at is null
   where f.practice_id = (select attune.practice_id()) and f.service_id = any ($1::uuid[]) order by r.name, r.id`,
);

/** What the practice offers, by whom and where. */
@Injectable()
export class ServicesRead {
  all(): Promise<ServiceRow[]> {
    return currentContext().reader.read<ServiceRow>(ALL);
  }

  /** Ids of the practitioners who offer a service; a client sees those of the own team. Batched. */
  async practitionerIds(serviceId: string): Promise<string[]> {
    const rows = await currentContext().reader.loadMany<{ serviceId: string; memberId: string }>(
      MEMBERS,
      'serviceId',
      serviceId,
    );
    return rows.map((row) => row.memberId);
  }

  /** The rooms that fit a service, by name. Batched. */
  rooms(serviceId: string): Promise<RoomRow[]> {
    return currentContext().reader.loadMany<RoomRow & { serviceId: string }>(ROOMS, 'serviceId', serviceId);
  }
}
