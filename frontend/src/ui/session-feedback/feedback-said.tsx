import { FELT_LABELS, type Felt, PRESSURE_FELT_LABELS, type PressureFelt } from '@attune/shared';
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
    ['Felt safe', said.feltSafe && FELT_LABELS[said.feltSafe]],
    ['Felt in control', said.inControl && FELT_LABELS[said.inControl]],
    ['Pressure', said.pressure && PRESSURE_FELT_LABELS[said.pressure]],
    [
      'Something different',
      said.different === null ? null : said.different ? (said.differentWhat ?? 'Yes') : 'No',
    ],
    ['Own words', said.words && `“${said.words}”`],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
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
