import type { RegionChoice } from '@attune/shared';
import { capital, regionsInWords } from '../../../lib/words.ts';
import type { MyRules } from '../domain/rules-draft.ts';
import { PRESSURES } from './pressures.ts';
import styles from './my-body-page.module.css';

/** The client's own word, line by line. */
export function RulesInWords({ rules }: { readonly rules: MyRules }) {
  const said = (choice: RegionChoice) =>
    capital(regionsInWords(rules.regions.filter((one) => one.choice === choice).map((one) => one.region)));
  const facts: (readonly [label: string, text: string | null])[] = [
    ['Never', said('NEVER') || 'Nothing beyond what nobody is offered.'],
    [
      'Ask me first',
      [said('ASK_FIRST'), 'Face, throat, chest, belly and hips are always asked about.']
        .filter(Boolean)
        .join('. '),
    ],
    ['Pressure', `Up to ${rules.maxPressure} of 5: ${PRESSURES[rules.maxPressure]?.word ?? ''}.`],
    ['Covered', rules.draping],
    ['Clothes', rules.clothing],
    ['Position', rules.position],
    ['Scent', rules.scent ? 'Is fine.' : 'None, please.'],
    ['Talking', rules.talk],
    ['Music', rules.music],
    ['Light', rules.light],
    [
      'To stop',
      rules.stopSignal ? `I say or show: “${rules.stopSignal}”.` : 'We agree on a signal before we begin.',
    ],
    ['What helps', rules.whatHelps],
    ['Also', rules.note],
  ];
  return (
    <dl className={styles.facts}>
      {facts.flatMap(([label, text]) =>
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
