import { regionsInWords } from '@attune/shared';
import { useId } from 'react';
import styles from './body-chart.module.css';
import { BODY_SHAPES, type BodyView, FIGURE_BOX, FIGURE_OUTLINE } from './figure.ts';

const VIEWS: readonly BodyView[] = ['front', 'back'];

/** Where hands were in a session, small, from both sides: many stand in a row, so only what was worked is drawn. */
export function BodyGlance({ worked }: { readonly worked: readonly string[] }) {
  const id = useId();
  const words = worked.length === 0 ? 'No region worked' : `Worked: ${regionsInWords(worked)}`;
  return (
    <span className={styles.glance} role="img" aria-label={words}>
      {VIEWS.map((view) => (
        <svg key={view} viewBox={FIGURE_BOX} aria-hidden="true">
          <clipPath id={`${id}-${view}`}>
            <path d={FIGURE_OUTLINE} />
          </clipPath>
          <path className={styles.skin} d={FIGURE_OUTLINE} />
          <g clipPath={`url(#${id}-${view})`}>
            {BODY_SHAPES[view].map(({ region, path }) =>
              worked.includes(region) ? <path key={region} className={styles.glanced} d={path} /> : null,
            )}
          </g>
          <path className={styles.outline} d={FIGURE_OUTLINE} />
        </svg>
      ))}
    </span>
  );
}
