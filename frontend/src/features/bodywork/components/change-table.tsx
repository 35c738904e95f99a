import {
  changeWords,
  intervalFigures,
  RESPONSE_SCALE_LABELS,
  RESPONSE_SCALES,
  responseFigure,
  tooFewSessions,
} from '@attune/shared';
import type { ChangedFragment, GroupedFragment } from '../../../generated/bodywork.ts';
import { counted } from '../../../lib/words.ts';
import { DotWhisker, EstimateAxis } from '../../../ui/estimate/dot-whisker.tsx';
import styles from './response-profile.module.css';

/** A line of the table: all sessions, those with a modality, or those with work on a part of the body. */
export type ChangeLine = Pick<GroupedFragment, 'name' | 'sessions' | 'scales'>;

export interface ChangePart {
  /** Null for the line of all sessions. */
  readonly title: string | null;
  readonly lines: readonly ChangeLine[];
}

interface ChangeTableProps {
  readonly parts: readonly ChangePart[];
  readonly reach: number;
}

/** How the scales moved from arriving to leaving, a line for each group, with the words for whoever hears it. */
export function ChangeTable({ parts, reach }: ChangeTableProps) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">
        Change from arriving to leaving; below 0 is lower on leaving
      </caption>
      <thead>
        <tr>
          <th scope="col">Sessions</th>
          {RESPONSE_SCALES.map((scale) => (
            <th key={scale} scope="col">
              {RESPONSE_SCALE_LABELS[scale]}
              <EstimateAxis reach={reach} lower="lower" higher="higher" />
            </th>
          ))}
        </tr>
      </thead>
      {parts.map(({ title, lines }) => (
        <tbody key={title ?? 'all'}>
          {title && (
            <tr className={styles.part}>
              <th scope="rowgroup" colSpan={1 + RESPONSE_SCALES.length}>
                {title}
              </th>
            </tr>
          )}
          {lines.map((line) => (
            <Line key={line.name} line={line} reach={reach} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Line({
  line: { name, sessions, scales },
  reach,
}: {
  readonly line: ChangeLine;
  readonly reach: number;
}) {
  const [first] = scales;
  const nothing = first && scales.every(({ n, change }) => change === null && n === first.n);
  return (
    <tr>
      <th scope="row">
        {name} <span className={styles.count}>{counted(sessions, 'session')}</span>
      </th>
      {nothing ? (
        <td colSpan={scales.length} className={styles.few}>
          {tooFewSessions(first.n, first.needed)}
        </td>
      ) : (
        scales.map((scale) => (
          <td key={scale.scale}>
            <Change of={scale} reach={reach} />
          </td>
        ))
      )}
    </tr>
  );
}

function Change({ of, reach }: { readonly of: ChangedFragment; readonly reach: number }) {
  const { change, scale } = of;
  if (!change) {
    return (
      <>
        <span className={styles.scale}>{RESPONSE_SCALE_LABELS[scale]}</span>
        <span className={styles.few}>{changeWords(of)}</span>
      </>
    );
  }
  return (
    <>
      <span className={styles.scale} aria-hidden="true">
        {RESPONSE_SCALE_LABELS[scale]}
      </span>
      <DotWhisker {...change} reach={reach} />
      <span className={styles.figures} aria-hidden="true">
        <b>{responseFigure(change.mean)}</b> {intervalFigures(change)}
      </span>
      <span className="visually-hidden">{changeWords(of)}</span>
    </>
  );
}
