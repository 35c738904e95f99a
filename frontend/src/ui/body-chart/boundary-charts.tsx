import { type BoundariesFacts, choiceFor, regionOf } from '@attune/shared';
import { BodyChart, type RegionLook } from './body-chart.tsx';
import styles from './boundary-charts.module.css';
import { BodyLegend } from './legend.tsx';

/** How a region shows by what the client said of it. */
export function boundaryLook(region: string, facts: BoundariesFacts): RegionLook {
  const own = facts.regions[region];
  // What nobody is ever offered needs no pattern here, and what is asked of everybody no dots.
  if (choiceFor(region, facts) === 'NEVER') {
    return { mark: 'NEVER', words: own === 'NEVER' ? 'never' : neverOffered(region) };
  }
  return own === 'ASK_FIRST' ? { mark: 'ASK_FIRST', words: 'ask first' } : { mark: 'OPEN' };
}

const neverOffered = (region: string) =>
  regionOf(region)?.regionClass === 'N' ? 'never offered' : 'only with a consent in writing';

/** What a client allows, from both sides, to look at. */
export function BoundaryCharts({ facts }: { readonly facts: BoundariesFacts }) {
  const look = (region: string) => boundaryLook(region, facts);
  return (
    <>
      <div className={styles.charts}>
        <figure>
          <BodyChart view="front" look={look} />
          <figcaption>Front</figcaption>
        </figure>
        <figure>
          <BodyChart view="back" look={look} />
          <figcaption>Back</figcaption>
        </figure>
      </div>
      <BodyLegend />
    </>
  );
}
