import type { NotificationTopic, QuietHours, TopicChoice } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

export interface ChoiceRow extends TopicChoice {
  readonly topic: NotificationTopic;
}

const MINE = 'practice_id = (select attune.practice_id()) and user_id = (select attune.user_id())';

const CHOICES = sql('choices.mine', `select topic, mail, push from attune.notification_choice where ${MINE}`);
const QUIET = sql(
  'choices.quietHours',
  `select starts as "from", ends as "until", time_zone as "timeZone" from attune.quiet_hours where ${MINE}`,
);
const CHOOSE = sql(
  'choices.choose',
  `insert into attune.notification_choice (practice_id, user_id, topic, mail, push)
   values (attune.practice_id(), attune.user_id(), $1, $2, $3)
   on conflict (practice_id, user_id, topic) do update set mail = excluded.mail, push = excluded.push`,
);
const REST = sql(
  'choices.rest',
  `insert into attune.quiet_hours (practice_id, user_id, starts, ends, time_zone)
   values (attune.practice_id(), attune.user_id(), $1, $2, $3)
   on conflict (practice_id, user_id)
   do update set starts = excluded.starts, ends = excluded.ends, time_zone = excluded.time_zone`,
);
const DISTURB = sql('choices.disturb', 'select attune.disturb_again()');

/** What the actor chose about being told; one's own alone. */
@Injectable()
export class ChoicesRepository {
  mine(): Promise<ChoiceRow[]> {
    return currentContext().reader.read<ChoiceRow>(CHOICES);
  }

  quietHours(): Promise<QuietHours | null> {
    return currentContext().reader.one<QuietHours>(QUIET);
  }

  choose(unit: Unit, { topic, mail, push }: ChoiceRow): void {
    unit.write(CHOOSE, [topic, mail, push]);
  }

  /** @param hours null: none any more. */
  rest(unit: Unit, hours: QuietHours | null): void {
    if (hours === null) {
      unit.write(DISTURB);
    } else {
      unit.write(REST, [hours.from, hours.until, hours.timeZone]);
    }
  }
}
