import { classNames } from '../../lib/class-names.ts';
import type { ChartMark, MarksTrack } from './chart-types.ts';
import { glyph } from './glyphs.ts';
import { LEFT, laneY, type Place, RIGHT, valueY } from './layout.ts';
import styles from './time-chart.module.css';

interface MarksProps {
  readonly place: Place;
  readonly track: MarksTrack;
  readonly width: number;
  /** The id of what cuts drawings off at the edges of the plot. */
  readonly clip: string;
  readonly x: (at: number) => number;
}

const SIZE = 5;

/** What happened, as marks on a lane; a mark that went from one value to another is drawn as that way. */
export function MarksOfTrack({ place, track, width, clip, x }: MarksProps) {
  const looks = new Map<string, ChartMark[]>();
  for (const mark of track.marks) {
    const key = `${mark.tone} ${mark.shape} ${mark.hollow ?? false} ${mark.faint ?? false}`;
    looks.set(key, [...(looks.get(key) ?? []), mark]);
  }
  const y = (mark: ChartMark) => markY(place, track, mark);
  const { domain } = track;
  return (
    <>
      {domain ? (
        domain.map((value) => (
          <g key={value}>
            <line
              className={styles.rule}
              x1={LEFT}
              x2={width - RIGHT}
              y1={valueY(place, domain, value)}
              y2={valueY(place, domain, value)}
            />
            <text
              className={styles.tick}
              x={LEFT - 7}
              y={valueY(place, domain, value) + 3.5}
              textAnchor="end"
            >
              {value}
            </text>
          </g>
        ))
      ) : (
        <line
          className={styles.lane}
          x1={LEFT}
          x2={width - RIGHT}
          y1={(place.plotTop + place.plotBottom) / 2}
          y2={(place.plotTop + place.plotBottom) / 2}
        />
      )}
      <g clipPath={`url(#${clip})`}>
        {[...looks].map(([key, marks]) => (
          <Marks key={key} marks={marks} place={place} track={track} x={x} y={y} />
        ))}
      </g>
    </>
  );
}

function Marks({
  marks,
  place,
  track,
  x,
  y,
}: {
  readonly marks: readonly ChartMark[];
  readonly place: Place;
  readonly track: MarksTrack;
  readonly x: (at: number) => number;
  readonly y: (mark: ChartMark) => number;
}) {
  const [first] = marks;
  if (!first) {
    return null;
  }
  const { domain } = track;
  const changed = domain ? marks.filter(({ change }) => change) : [];
  const plain = marks.filter(({ change }) => !(domain && change));
  const starts = (mark: ChartMark) => (domain && mark.change ? valueY(place, domain, mark.change.from) : 0);
  const open = first.hollow || first.shape === 'cross' || first.shape === 'ring';
  return (
    <g className={classNames(styles[first.tone], first.faint && styles.faint)}>
      {changed.length > 0 && (
        <>
          <path
            className={styles.way}
            d={changed.map((mark) => `M${x(mark.at)},${starts(mark)}V${y(mark)}`).join('')}
          />
          <path
            className={styles.open}
            d={changed.map((mark) => glyph('circle', x(mark.at), starts(mark), 3.4)).join('')}
          />
          <path
            className={styles.filled}
            d={changed
              .map((mark) =>
                glyph(
                  y(mark) === starts(mark) ? 'circle' : y(mark) > starts(mark) ? 'fall' : 'rise',
                  x(mark.at),
                  y(mark),
                  SIZE,
                ),
              )
              .join('')}
          />
        </>
      )}
      {plain.length > 0 && (
        <path
          className={open ? styles.open : styles.filled}
          d={plain.map((mark) => glyph(mark.shape, x(mark.at), y(mark), SIZE)).join('')}
        />
      )}
    </g>
  );
}

/** Where a mark stands: at the value it came to, or in the middle of its lane. */
export function markY(place: Place, { domain }: MarksTrack, { change }: ChartMark): number {
  return domain && change ? valueY(place, domain, change.to) : laneY(place);
}
