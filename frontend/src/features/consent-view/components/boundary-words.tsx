import { choiceFor, type RegionChoice } from '@attune/shared';
import type { ConsentViewQuery } from '../../../generated/consent-view.ts';
import { capital, regionsInWords } from '../../../lib/words.ts';
import styles from './consent-tab.module.css';

export type ViewedBoundaries = NonNullable<ConsentViewQuery['client']>['boundaries'];

/** The boundaries line by line, as those read them who work by them. */
export function BoundaryWords({ boundaries }: { readonly boundaries: ViewedBoundaries }) {
  const facts = {
    maxPressure: boundaries.maxPressure,
    scent: boundaries.scent,
    regions: Object.fromEntries(boundaries.regions.map((one) => [one.region, one.choice])),
  };
  const said = (choice: RegionChoice) =>
    capital(
      regionsInWords(
        boundaries.regions.map((one) => one.region).filter((region) => choiceFor(region, facts) === choice),
      ),
    );
  const lines: (readonly [label: string, text: string | null])[] = [
    ['Never', said('NEVER') || 'Nothing beyond what is never offered'],
    ['Ask first', said('ASK_FIRST') || 'As always: face, throat, chest, belly, sacrum, hips, inner thighs'],
    ['Pressure', `Up to ${boundaries.maxPressure} of 5`],
    ['Covering', boundaries.draping],
    ['Clothing', boundaries.clothing],
    ['Position', boundaries.position],
    ['Scent', boundaries.scent ? 'Welcome' : 'None'],
    ['Talking', boundaries.talk],
    ['Music', boundaries.music],
    ['Light', boundaries.light],
    [
      'Stop signal',
      boundaries.stopSignal ? `“${boundaries.stopSignal}”` : 'To be agreed on before each session',
    ],
    ['What helps', boundaries.whatHelps],
    ['In own words', boundaries.note],
  ];
  return (
    <dl className={styles.words}>
      {lines.flatMap(([label, text]) =>
        text
          ? [
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>,
            ]
          : [],
      )}
    </dl>
  );
}
