import type { PreferredTime } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';

/** What ranks free times of a service for a client, as far as the actor may see it. */
export interface SlotLikings {
  readonly times: readonly PreferredTime[];
  /** Who held the client's last session of that discipline. */
  readonly lastWith: string | null;
  /** How often the plan in force asks for this modality; null also where the plan is not open to the actor. */
  readonly everyWeeks: number | null;
}

const HERE = '(select attune.practice_id())';

const LIKINGS = sql(
  'scheduling.likings',
  `select coalesce((select jsonb_agg(jsonb_build_object('weekday', t.weekday, 'from', left(t.from_time::text, 5),
         'to', left(t.to_time::text, 5), 'avoid', t.avoid) order by t.position)
       from attune.preferred_time t where t.practice_id = ${HERE} and t.client_id = $1 and t.set_id = (
         select s.id from attune.preferred_times s where s.practice_id = ${HERE} and s.client_id = $1
         order by s.version desc limit 1)), '[]') as times,
     (select a.member_id from attune.appointment a
       where a.practice_id = ${HERE} and a.client_id = $1 and a.discipline = v.discipline and a.starts_at < $3::timestamptz
         and a.state in ('BOOKED', 'ARRIVED', 'IN_SESSION', 'FULFILLED')
       order by a.starts_at desc limit 1) as "lastWith",
     (select y.every_weeks from attune.care_plan p
       join attune.activity y on y.practice_id = p.practice_id and y.plan_id = p.id and y.version = p.active_version
       where p.practice_id = ${HERE} and p.client_id = $1 and p.state = 'ACTIVE'
         and y.discipline = v.discipline and y.modality = v.modality
       order by y.position limit 1) as "everyWeeks"
   from attune.service v where v.practice_id = ${HERE} and v.id = $2`,
);

@Injectable()
export class SlotLikingsRead {
  /** @param now ISO text: what has been by then is "last time". */
  async of(clientId: string, serviceId: string, now: string): Promise<SlotLikings> {
    const [row] = await currentContext().reader.read<SlotLikings>(LIKINGS, [clientId, serviceId, now]);
    return row ?? { times: [], lastWith: null, everyWeeks: null };
  }
}
