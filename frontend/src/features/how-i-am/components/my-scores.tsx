import { greatestTotal, instrumentOf, ownMeasureWords } from '@attune/shared';
import { useState } from 'react';
import type { HowIAmQuery } from '../../../generated/how-i-am.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { counted } from '../../../lib/words.ts';
import { Act, Acts, FoldedLeaf, Lines, More } from '../../../ui/leaf.tsx';

type Scores = NonNullable<HowIAmQuery['client']>['measureScores'];

/** So many are shown at first. */
const AT_FIRST = 5;

/** What the questionnaires came to, in plain words; how it is worked out behind a line of its own. */
export function MyScores({ scores }: { readonly scores: Scores }) {
  const zone = useZone();
  const [all, setAll] = useState(false);
  if (scores.length === 0) {
    return null;
  }
  const newest = scores.toReversed();
  const shown = all ? newest : newest.slice(0, AT_FIRST);
  return (
    <FoldedLeaf title="What my answers came to" sub={counted(scores.length, 'questionnaire')}>
      <p>They are your own history, and no diagnosis. Talk about them whenever you like.</p>
      <Lines
        items={shown.map(({ id, code, value, band, change, words, takenAt }) => {
          const instrument = instrumentOf(code);
          const of = instrument ? ` of ${greatestTotal(instrument)}` : '';
          return {
            key: id,
            text: (
              <>
                <strong>{dayInWords(takenAt, zone)}</strong>: {instrument?.about ?? code}: {value}
                {of}
                {band ? `, ${band}` : ''}.
              </>
            ),
            sub: (
              <>
                {ownMeasureWords(change)[0]}
                {words.length > 0 && <More of="In figures">{words.join(' ')}</More>}
              </>
            ),
          };
        })}
      />
      {newest.length > shown.length && (
        <Acts>
          <Act quiet onClick={() => setAll(true)}>
            Show earlier ones
          </Act>
        </Acts>
      )}
      <Rules of={shown} />
    </FoldedLeaf>
  );
}

/** How it is told that a change is more than chance, once for each questionnaire, with its source. */
function Rules({ of }: { readonly of: Scores }) {
  const rules = [...new Set(of.flatMap(({ changeRule }) => changeRule ?? []))];
  return rules.length === 0 ? null : (
    <More of="How this is worked out">
      {rules.map((rule) => (
        <p key={rule} className="quiet small">
          {rule}
        </p>
      ))}
    </More>
  );
}
