import type { AppointmentClass, Discipline } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';

export interface OfferedServiceRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly discipline: Discipline;
  readonly class: AppointmentClass;
  readonly modality: string | null;
  readonly minutes: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly roomIds: readonly string[];
  readonly practitionerIds: readonly string[];
  readonly retired: boolean;
}

export interface PracticeRoomRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly retired: boolean;
  /** Appointments to come that are booked there. */
  readonly booked: number;
}

const SERVICES = sql(
  'services.settings',
  `select s.id, s.version, s.name, s.discipline, s.class, s.modality, s.minutes, s.buffer_before_minutes as "bufferBefore",
     s.buffer_after_minutes as "bufferAfter", s.retired_at is not null as retired,
     array(select f.room_id from attune.service_room f where f.practice_id = s.practice_id and f.service_id = s.id order by 1) as "roomIds",
     array(select o.member_id from attune.service_member o where o.practice_id = s.practice_id and o.service_id = s.id order by 1) as "practitionerIds"
   from attune.service s where s.practice_id = (select attune.practice_id())
   order by s.retired_at nulls first, s.discipline desc, s.name, s.id limit 1000`,
);
const ROOMS = sql(
  'rooms.settings',
  `select r.id, r.version, r.name, r.retired_at is not null as retired,
     (select count(*)::integer from attune.appointment a where a.practice_id = r.practice_id and a.room_id = r.id
       and a.starts_at > now() and a.state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE')) as booked
   from attune.room r where r.practice_id = (select attune.practice_id()) order by r.retired_at nulls first, r.name, r.id limit 500`,
);

/** What can be booked, by whom and where, for those who keep it; what was retired stands last. */
@Injectable()
export class ServiceSettingsRead {
  services(): Promise<OfferedServiceRow[]> {
    return currentContext().reader.read<OfferedServiceRow>(SERVICES);
  }

  rooms(): Promise<PracticeRoomRow[]> {
    return currentContext().reader.read<PracticeRoomRow>(ROOMS);
  }
}
