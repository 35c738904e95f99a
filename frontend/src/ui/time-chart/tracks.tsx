import { memo } from 'react';
import type { ChartTrack } from './chart-types.ts';
import { LinesOfTrack } from './lines-track.tsx';
import { LEFT, type Layout } from './layout.ts';
import { MarksOfTrack } from './marks-track.tsx';
import { SpansOfTrack } from './spans-track.tsx';
import styles from './time-chart.module.css';

interface TracksProps {
  readonly layout: Layout;
  readonly width: number;
  readonly clip: string;
  readonly now: number;
  readonly x: (at: number) => number;
}

/** All tracks with their names; drawn anew when the view or the data change, not when something is chosen. */
export const Tracks = memo(function Tracks({ layout, width, clip, now, x }: TracksProps) {
  return layout.places.map((place) => {
    const { track } = place;
    return (
      <g key={track.key} data-track={track.key}>
        <text className={styles.name} x={LEFT} y={place.top + 15}>
          {track.name}
          {track.note && fits(track, width) && (
            <tspan className={styles.note} dx={8}>
              {track.note}
            </tspan>
          )}
        </text>
        {track.kind === 'LINES' && (
          <LinesOfTrack place={place} track={track} width={width} clip={clip} x={x} />
        )}
        {track.kind === 'MARKS' && (
          <MarksOfTrack place={place} track={track} width={width} clip={clip} x={x} />
        )}
        {track.kind === 'SPANS' && (
          <SpansOfTrack place={place} track={track} width={width} bottom={layout.axisTop} now={now} x={x} />
        )}
      </g>
    );
  });
});

/** Whether there is room for the quiet words beside the name; what matters of them also stands in the legend. */
function fits({ name, note = '' }: ChartTrack, width: number): boolean {
  return LEFT + name.length * 7.4 + 8 + note.length * 6.4 <= width;
}
