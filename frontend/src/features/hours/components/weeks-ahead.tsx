import { datesFrom, type DayRange, dayOfDate, hoursOfDate, weekdayOf, WEEKDAYS } from '@attune/shared';
import { useState } from 'react';
import type { HoursFragment } from '../../../generated/hours.ts';
import { addDays, dayInWords, dayOf } from '../../../lib/dates.ts';
import { Card } from '../../../ui/card.tsx';
import table from '../../../ui/table.module.css';
import { factsOf, inWords } from '../domain/week.ts';
import { DayDialog } from './day-dialog.tsx';
import styles from './hours.module.css';

const WEEKS = 8;

/** The next eight weeks, day by day: what the hours come to with changed days, time off and closed days. */
export function WeeksAhead({ hours }: { readonly hours: HoursFragment }) {
  const [day, setDay] = useState<string | null>(null);
  const today = dayOf(Date.now(), hours.timeZone);
  const monday = addDays(today, 1 - weekdayOf(dayOfDate(today)));
  const facts = factsOf(hours);
  return (
    <Card title="The next eight weeks" aside="Choose a day to change it" flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div className={table.scroll} role="region" aria-label="The next eight weeks" tabIndex={0}>
        <table className={`${table.table} ${styles.ahead}`}>
          <thead>
            <tr>
              <th scope="col">Week of</th>
              {WEEKDAYS.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {datesFrom(monday, WEEKS * 7)
              .filter((_, index) => index % 7 === 0)
              .map((first) => (
                <tr key={first}>
                  <th scope="row">{dayInWords(`${first}T12:00:00Z`, hours.timeZone)}</th>
                  {datesFrom(first, 7).map((date, index) => (
                    <td key={date} className={date < today ? styles.over : undefined}>
                      {date < today ? (
                        <span className="quiet">over</span>
                      ) : (
                        <button type="button" className={styles.dayButton} onClick={() => setDay(date)}>
                          <span className="visually-hidden">
                            {dayInWords(`${date}T12:00:00Z`, hours.timeZone)}:{' '}
                          </span>
                          <span className={styles.weekday} aria-hidden="true">
                            {WEEKDAYS[index]}
                          </span>
                          <HoursText ranges={awayAllDay(hours, date) ? [] : hoursOfDate(facts, date)} />
                          {notesOf(hours, date).map((note) => (
                            <span key={note} className={styles.note}>
                              {note}
                            </span>
                          ))}
                        </button>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {day !== null && <DayDialog hours={hours} date={day} onClose={() => setDay(null)} />}
    </Card>
  );
}

function HoursText({ ranges }: { readonly ranges: readonly DayRange[] }) {
  return ranges.length === 0 ? <span className="quiet">no work</span> : inWords(ranges);
}

/** Whether time off or a closed day takes the whole of a date. */
function awayAllDay({ timeOff, closures }: HoursFragment, date: string): boolean {
  return [...timeOff, ...closures].some(
    (one) =>
      (one.startsOn < date || (one.startsOn === date && one.startsAt === '00:00')) &&
      (one.endsOn > date || (one.endsOn === date && one.endsAt === '24:00')),
  );
}

/** What is special about a day, in a few words. */
function notesOf({ changedDays, timeOff, closures }: HoursFragment, date: string): string[] {
  const on = (one: { startsOn: string; endsOn: string }) => one.startsOn <= date && date <= one.endsOn;
  const part = (one: { startsOn: string; startsAt: string; endsOn: string; endsAt: string }) => {
    const from = one.startsOn === date && one.startsAt !== '00:00' ? ` from ${one.startsAt}` : '';
    const to = one.endsOn === date && one.endsAt !== '24:00' ? ` until ${one.endsAt}` : '';
    return `${from}${to}`;
  };
  return [
    ...(changedDays.some((one) => one.date === date) ? ['changed'] : []),
    ...timeOff.filter(on).map((one) => `time off${part(one)}`),
    ...closures.filter(on).map((one) => `closed${part(one)}: ${one.name}`),
  ];
}
