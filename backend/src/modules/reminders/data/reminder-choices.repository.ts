import { type ReminderChoice, USUAL_REMINDERS } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

const MINE = sql(
  'reminders.mine',
  `select lead_hours as "leadHours", evening_summary as "eveningSummary", questionnaires from attune.reminder_choice
   where practice_id = (select attune.practice_id()) and user_id = (select attune.user_id())`,
);
// What is left out stays, or is the usual where nothing was chosen yet.
const CHOOSE = sql(
  'reminders.choose',
  `insert into attune.reminder_choice as c (practice_id, user_id, lead_hours, evening_summary, questionnaires)
   values (attune.practice_id(), attune.user_id(), coalesce($1::integer[], $3::integer[]), coalesce($2::boolean, $4::boolean),
     coalesce($5::boolean, $6::boolean))
   on conflict (practice_id, user_id) do update set
     lead_hours = coalesce($1::integer[], c.lead_hours), evening_summary = coalesce($2::boolean, c.evening_summary),
     questionnaires = coalesce($5::boolean, c.questionnaires)`,
);

/** What the actor chose about reminders; one's own alone. */
@Injectable()
export class ReminderChoicesRepository {
  async mine(): Promise<ReminderChoice> {
    const chosen = await currentContext().reader.one<ReminderChoice>(MINE);
    return chosen ?? USUAL_REMINDERS;
  }

  /** @param choice what is null stays as it is. */
  choose(unit: Unit, choice: { readonly [Key in keyof ReminderChoice]: ReminderChoice[Key] | null }): void {
    unit.write(CHOOSE, [
      choice.leadHours,
      choice.eveningSummary,
      USUAL_REMINDERS.leadHours,
      USUAL_REMINDERS.eveningSummary,
      choice.questionnaires,
      USUAL_REMINDERS.questionnaires,
    ]);
  }
}
