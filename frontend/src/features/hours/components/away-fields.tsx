import { TextInput } from '@mantine/core';
import { dayInWords } from '../../../lib/dates.ts';
import { fieldMessage, type Problem } from '../../../lib/results.ts';
import { Switch } from '../../../ui/switch.tsx';
import styles from './hours.module.css';

/** Days, or times of days, as somebody fills them in. */
export interface AwayDraft {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly wholeDays: boolean;
  readonly startsAt: string;
  readonly endsAt: string;
}

export const emptyAway: AwayDraft = {
  startsOn: '',
  endsOn: '',
  wholeDays: true,
  startsAt: '09:00',
  endsAt: '17:00',
};

/** What is sent of a draft; null while it is not complete, or ends before it begins. */
export function inputOfAway({ startsOn, endsOn, wholeDays, startsAt, endsAt }: AwayDraft) {
  const last = endsOn || startsOn;
  if (startsOn === '' || last < startsOn) {
    return null;
  }
  if (wholeDays) {
    return { startsOn, endsOn: last };
  }
  return startsAt === '' || endsAt === '' || (startsOn === last && startsAt >= endsAt)
    ? null
    : { startsOn, startsAt, endsOn: last, endsAt };
}

interface AwayFieldsProps {
  readonly away: AwayDraft;
  readonly onChange: (away: AwayDraft) => void;
  readonly problem: Problem | null;
  readonly today: string;
}

/** From and to: whole days, or with times. */
export function AwayFields({ away, onChange, problem, today }: AwayFieldsProps) {
  const field = (name: 'startsOn' | 'endsOn' | 'startsAt' | 'endsAt', label: string) => (
    <TextInput
      type={name.endsWith('On') ? 'date' : 'time'}
      label={label}
      value={away[name]}
      {...(name === 'endsOn' ? { min: away.startsOn || today, description: 'Empty: the same day' } : {})}
      {...(name === 'startsOn' ? { description: 'The first day' } : {})}
      error={fieldMessage(problem, name)}
      onChange={(event) => onChange({ ...away, [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <div className={styles.when}>
        {field('startsOn', 'From')}
        {field('endsOn', 'Until')}
      </div>
      <Switch
        label="Whole days"
        state={away.wholeDays ? 'Yes' : 'No, with times'}
        on={away.wholeDays}
        onChange={(wholeDays) => onChange({ ...away, wholeDays })}
      />
      {!away.wholeDays && (
        <div className={styles.when}>
          {field('startsAt', 'From time')}
          {field('endsAt', 'Until time')}
        </div>
      )}
    </>
  );
}

/** '24 November to 27 November', '24 November, 09:00 to 12:00'. */
export function awayInWords(
  span: { startsOn: string; startsAt: string; endsOn: string; endsAt: string },
  zone: string,
): string {
  const day = (date: string) => dayInWords(`${date}T12:00:00Z`, zone);
  const whole = span.startsAt === '00:00' && span.endsAt === '24:00';
  if (span.startsOn === span.endsOn) {
    return whole ? day(span.startsOn) : `${day(span.startsOn)}, ${span.startsAt} to ${span.endsAt}`;
  }
  return whole
    ? `${day(span.startsOn)} to ${day(span.endsOn)}`
    : `${day(span.startsOn)}, ${span.startsAt} to ${day(span.endsOn)}, ${span.endsAt}`;
}
