import {
  ESCALATION_WHO_LABELS,
  type EscalationWho,
  FLAG_LEVELS_LABELS,
  type LevelEscalation,
  lengthInWords,
  momentsOfEscalation,
  type PeopleOfSteps,
} from '@attune/shared';
import { classNames } from '../../../lib/class-names.ts';
import { listed } from '../../../lib/words.ts';
import styles from './escalation.module.css';

interface MomentsProps {
  readonly policy: LevelEscalation;
  readonly people: PeopleOfSteps;
}

/** The picture of who is told when: a line of moments, each with the people whom it would reach today. */
export function Moments({ policy, people }: MomentsProps) {
  const moments = momentsOfEscalation(policy, people);
  return (
    <ol
      className={styles.moments}
      aria-label={`Who is told of ${policy.level === 'ALERT' ? 'an' : 'a'} ${FLAG_LEVELS_LABELS[policy.level].toLowerCase()}, and when`}
    >
      {moments.map(({ afterMinutes, told, empty, overdue }) => (
        <li key={afterMinutes} className={classNames(styles.moment, overdue && styles.overdue)}>
          <p className={styles.when}>
            {afterMinutes === 0 ? 'At once' : `After ${lengthInWords(afterMinutes)}`}
            {afterMinutes > 0 && <span className={styles.if}> if nobody answers</span>}
          </p>
          {told.map(({ who, names }) => (
            <p key={who} className={styles.who}>
              <b>{ESCALATION_WHO_LABELS[who]}</b>
              <span className={styles.names}>{namesInWords(who, names)}</span>
            </p>
          ))}
          {empty && <p className={styles.empty}>Nobody today: what comes next comes at once.</p>}
        </li>
      ))}
      {policy.remindEveryMinutes !== null && (
        <li className={classNames(styles.moment, styles.overdue)}>
          <p className={styles.when}>
            Then every {lengthInWords(policy.remindEveryMinutes)}
            <span className={styles.if}> until somebody answers</span>
          </p>
          <p className={styles.who}>
            <b>{ESCALATION_WHO_LABELS.OWNER}, again</b>
            <span className={styles.names}>{namesInWords('OWNER', people.OWNER)}</span>
          </p>
        </li>
      )}
    </ol>
  );
}

/** Each client has a lead and a team of their own; on call and the owner are who they are today. */
function namesInWords(who: EscalationWho, names: readonly string[]): string {
  if (names.length === 0) {
    return who === 'TEAM_PSYCHOTHERAPISTS' ? 'no client has another one today' : 'nobody today';
  }
  const list = listed(names);
  return who === 'LEAD' || who === 'TEAM_PSYCHOTHERAPISTS'
    ? `the client’s own; today ${list}`
    : `today ${list}`;
}
