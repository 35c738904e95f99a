import { FELT_LABELS, type Felt, PRESSURE_FELT_LABELS, type PressureFelt } from '@attune/shared';
import { classNames } from '../../lib/class-names.ts';
import { dayInWords } from '../../lib/dates.ts';
import { useZone } from '../../lib/viewer.tsx';
import { firstName } from '../../lib/words.ts';
import styles from './feedback-said.module.css';

/** What a client said after a session, with what was changed. */
export interface Said {
  readonly feltSafe: Felt | null;
  readonly inControl: Felt | null;
  readonly pressure: PressureFelt | null;
  readonly different: boolean | null;
  readonly differentWhat: string | null;
  readonly words: string | null;
  readonly changes: readonly {
    readonly id: string;
    readonly text: string;
    readonly at: string;
    readonly by: { readonly name: string };
  }[];
}

/** The answers as they were given, and beside them what was changed: the same to the client and the team. */
export function FeedbackSaid({ said }: { readonly said: Said }) {
  const zone = useZone();
  const facts = [
    { label: 'Felt safe', text: said.feltSafe && FELT_LABELS[said.feltSafe] },
    { label: 'Felt in control', text: said.inControl && FELT_LABELS[said.inControl] },
    { label: 'Pressure', text: said.pressure && PRESSURE_FELT_LABELS[said.pressure] },
    {
      label: 'Something different',
      text: said.different === null ? null : (said.differentWhat ?? (said.different ? 'Yes' : 'No')),
      long: said.differentWhat !== null,
    },
    { label: 'Own words', text: said.words && `“${said.words}”`, long: true },
  ];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(
          ({ label, text, long = false }) =>
            text && (
              <div key={label} className={classNames(long && styles.long)}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      {said.changes.map(({ id, text, at, by }) => (
        <div key={id} className={styles.changed}>
          <p className={styles.by}>
            What {firstName(by.name)} changed, {dayInWords(at, zone)}
          </p>
          <p>{text}</p>
        </div>
      ))}
    </>
  );
}
