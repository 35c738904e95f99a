import { sql } from '../../../platform/database/index.ts';

/** Who offers a service: an expression over $1, its id; null: whoever offers anything. */
export const OFFERING = `array(select o.member_id from attune.service_member o
  where o.practice_id = attune.practice_id() and ($1::uuid is null or o.service_id = $1))`;

/** Times of day leave the database as 'HH:MM'. */
const clock = (column: string) => `left(${column}::text, 5)`;

const HOURS_COLUMNS = `member_id as "memberId", weekday, ${clock('from_time')} as "from", ${clock('to_time')} as "to",
  valid_from as "validFrom", valid_until as "validUntil"`;
const EXCEPTION_COLUMNS = `member_id as "memberId", date, ${clock('from_time')} as "from", ${clock('to_time')} as "to", available`;
/** The columns of a {@link WallSpan}. */
export const AWAY_COLUMNS = `starts_on as "startsOn", ${clock('starts_at')} as "startsAt", ends_on as "endsOn", ${clock('ends_at')} as "endsAt"`;
const HERE = 'practice_id = (select attune.practice_id())';

const hours = (members: string) =>
  `select ${HOURS_COLUMNS} from attune.availability where ${HERE} and member_id = any (${members})
     and valid_from < coalesce(valid_until, 'infinity') and coalesce(valid_until, 'infinity') > $2::date
   order by member_id, valid_from, weekday, from_time`;
const exceptions = (members: string) =>
  `select ${EXCEPTION_COLUMNS} from attune.availability_exception
   where ${HERE} and removed_at is null and member_id = any (${members}) and date between $2::date and $3::date
   order by member_id, date, from_time`;
/** Of nobody in particular: the practice is closed, and the name says why. */
const away = (members: string) =>
  `select member_id as "memberId", null::text as name, ${AWAY_COLUMNS} from attune.time_off
   where ${HERE} and removed_at is null and member_id = any (${members}) and ends_on >= $2::date and starts_on <= $3::date
   union all
   select null, name, ${AWAY_COLUMNS} from attune.closure
   where ${HERE} and removed_at is null and ends_on >= $2::date and starts_on <= $3::date`;

/** Hours of those who offer a service: its id, the first date, and for the last two also the last one. */
export const HOURS_OF_SERVICE = sql('scheduling.hours', hours(OFFERING));
export const EXCEPTIONS_OF_SERVICE = sql('scheduling.exceptions', exceptions(OFFERING));
export const AWAY_OF_SERVICE = sql('scheduling.away', away(OFFERING));

/** The same of people: their ids. */
export const HOURS_OF_MEMBERS = sql('scheduling.hoursOfMembers', hours('$1::uuid[]'));
export const EXCEPTIONS_OF_MEMBERS = sql('scheduling.exceptionsOfMembers', exceptions('$1::uuid[]'));
export const AWAY_OF_MEMBERS = sql('scheduling.awayOfMembers', away('$1::uuid[]'));

/** What the practice and its practitioners say of how near and far ahead times are given. */
export const LIMITS = sql(
  'scheduling.limits',
  `select member_id as "memberId", client_notice_hours as "clientNoticeHours", staff_notice_hours as "staffNoticeHours",
     horizon_days as "horizonDays", client_change_hours as "clientChangeHours", version
   from attune.booking_limits where ${HERE}`,
);
