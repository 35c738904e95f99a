import {
  changeWords,
  intervalFigures,
  RESPONSE_SCALE_LABELS,
  RESPONSE_SCALES,
  responseFigure,
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
          {lines.filter(showsSomething).map((line) => (
            <Line key={line.name} line={line} reach={reach} />
          ))}
          <TooFew lines={lines.filter((line) => !showsSomething(line))} />
        </tbody>
      ))}
    </table>
  );
}

const showsSomething = ({ scales }: ChangeLine) => scales.some(({ change }) => change !== null);

/** Those of which nothing is shown yet, in one line. */
function TooFew({ lines }: { readonly lines: readonly ChangeLine[] }) {
  const needed = lines[0]?.scales[0]?.needed;
  return needed === undefined ? null : (
    <tr>
      <th scope="row">Too few yet</th>
      <td colSpan={RESPONSE_SCALES.length} className={styles.few}>
        {lines.map(({ name, sessions }) => `${name} ${sessions} of ${needed}`).join(', ')}.
      </td>
    </tr>
  );
}

function Line({
  line: { name, sessions, scales },
  reach,
}: {
  readonly line: ChangeLine;
  readonly reach: number;
}) {
  return (
    <tr>
      <th scope="row">
        {name} <span className={styles.count}>{counted(sessions, 'session')}</span>
      </th>
      {scales.map((scale) => (
        <td key={scale.scale}>
          <Change of={scale} reach={reach} />
        </td>
      ))}
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
