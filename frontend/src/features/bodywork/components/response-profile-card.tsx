import { useQuery } from '@apollo/client/react';
import { checkInsWords, PROFILE_METHOD, PROFILE_PROVES_NOTHING, toleranceWords } from '@attune/shared';
import {
  type ComparedFragment,
  RecordResponseProfileDocument,
  type RecordResponseProfileQuery,
} from '../../../generated/bodywork.ts';
import type { ItemAsked } from '../../../lib/readership.ts';
import { useRecord } from '../../../lib/record.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { DotWhisker, EstimateAxis, EstimateLegend, reachOf } from '../../../ui/estimate/dot-whisker.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';
import { type ChangePart, ChangeTable } from './change-table.tsx';
import styles from './response-profile.module.css';

type Profile = NonNullable<RecordResponseProfileQuery['client']>['responseProfile'];
type Part = Profile['checkIns'];

/** Figures are open to whom all that they are computed from is. */
const READ_BY: readonly ItemAsked[] = [
  { item: 'SESSION_RESPONSE', label: 'How sessions changed, and check-ins after bodywork' },
  { item: 'PROGRESS_NOTE', label: 'How trauma work was tolerated: who of these also reads progress notes' },
];

/** How body and days answered to bodywork: what there is, with how sure it is; what is withheld, with why. */
export function ResponseProfileCard() {
  const { id: clientId } = useRecord();
  const asked = useQuery(RecordResponseProfileDocument, { variables: { clientId } });
  return (
    <Card title="Response profile" aside="Means with 95 % intervals">
      <Ask of={asked} lines={5}>
        {({ client }) => (client ? <Figures profile={client.responseProfile} /> : null)}
      </Ask>
      <WhoCanSee about="the response profile" clientId={clientId} items={READ_BY} />
    </Card>
  );
}

function Figures({ profile: { changes, checkIns, tolerance } }: { readonly profile: Profile }) {
  return (
    <div className={styles.profile}>
      <p className={styles.proof}>{PROFILE_PROVES_NOTHING}</p>
      <section aria-labelledby="response-changes">
        <h3 id="response-changes">From arriving to leaving</h3>
        {changes.__typename === 'Withheld' ? (
          <p className="quiet">{changes.reason}</p>
        ) : (
          <Changes parts={partsOf(changes)} />
        )}
      </section>
      <Comparison
        title="Check-ins after bodywork"
        of={checkIns}
        words={checkInsWords}
        ends={['lower', 'higher']}
      />
      <Comparison
        title="Tolerance of trauma work"
        of={tolerance}
        words={toleranceWords}
        ends={['less', 'more']}
      />
      <EstimateLegend />
      <details className={styles.method}>
        <summary>How this is reckoned</summary>
        <ul>
          {PROFILE_METHOD.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function partsOf(changes: Exclude<Profile['changes'], { __typename: 'Withheld' }>): ChangePart[] {
  return [
    {
      title: null,
      lines: [{ name: 'All sessions', sessions: changes.sessions, scales: changes.scales }],
    },
    { title: 'By modality', lines: changes.byModality },
    { title: 'By part of the body', lines: changes.byRegionGroup },
  ].filter(({ lines }) => lines.length > 0);
}

function Changes({ parts }: { readonly parts: readonly ChangePart[] }) {
  const shown = parts.flatMap(({ lines }) =>
    lines.flatMap(({ scales }) => scales.flatMap(({ change }) => (change ? [change] : []))),
  );
  return (
    <>
      <p className="quiet small">Left of the dashed line at 0: lower on leaving than on arriving.</p>
      <ChangeTable parts={parts} reach={reachOf(shown)} />
    </>
  );
}

interface ComparisonProps {
  readonly title: string;
  readonly of: Part;
  readonly words: (comparison: ComparedFragment) => string;
  /** What the ends of the axis mean. */
  readonly ends: readonly [lower: string, higher: string];
}

/** Two sides in one sentence, and their difference as a picture. */
function Comparison({ title, of, words, ends: [lower, higher] }: ComparisonProps) {
  if (of.__typename === 'Withheld') {
    return (
      <section>
        <h3>{title}</h3>
        <p className="quiet">{of.reason}</p>
      </section>
    );
  }
  const { difference } = of;
  const reach = difference ? reachOf([difference]) : 1;
  return (
    <section>
      <h3>{title}</h3>
      <div className={styles.comparison}>
        <p>{words(of)}</p>
        {difference && (
          <div>
            <EstimateAxis reach={reach} lower={lower} higher={higher} />
            <DotWhisker {...difference} reach={reach} />
          </div>
        )}
      </div>
    </section>
  );
}
