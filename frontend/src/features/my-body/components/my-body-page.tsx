import { useQuery } from '@apollo/client/react';
import { choiceFor, type RegionChoice, regionOf } from '@attune/shared';
import { MyBodyDocument, type MyBodyQuery } from '../../../generated/my-body.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { capital, regionsInWords } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { BodyChart, type RegionLook } from '../../../ui/body-chart/body-chart.tsx';
import { BodyLegend } from '../../../ui/body-chart/legend.tsx';
import { ActLink, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import styles from './my-body-page.module.css';

type Boundaries = NonNullable<MyBodyQuery['client']>['boundaries'];

/** My body, my rules: what may be done, by the client alone. */
export function MyBodyPage() {
  const { clientId } = useViewer();
  const asked = useQuery(MyBodyDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <>
      <PageTitle>My body, my rules</PageTitle>
      <Ask of={asked} lines={6}>
        {({ client }) => (client ? <Rules boundaries={client.boundaries} /> : <NotThere />)}
      </Ask>
    </>
  );
}

const PRESSURE_WORDS = ['no touch', 'very light', 'light', 'medium', 'strong', 'very deep'];

function Rules({ boundaries }: { readonly boundaries: Boundaries }) {
  const facts = {
    maxPressure: boundaries.maxPressure,
    scent: boundaries.scent,
    regions: Object.fromEntries(boundaries.regions.map((one) => [one.region, one.choice])),
  };
  const said = (choice: RegionChoice) =>
    boundaries.regions.filter((one) => one.choice === choice).map((one) => one.region);
  const look = (region: string): RegionLook => {
    const own = facts.regions[region];
    // What nobody is ever offered needs no pattern here, and what is asked of everybody no dots.
    if (choiceFor(region, facts) === 'NEVER')
      return { mark: 'NEVER', words: own === 'NEVER' ? 'never' : neverOffered(region) };
    return own === 'ASK_FIRST' ? { mark: 'ASK_FIRST', words: 'ask first' } : { mark: 'OPEN' };
  };
  return (
    <Leaves>
      <Leaf>
        {boundaries.version === 0 && (
          <p>
            You have not said anything yet. Until you do, it is a very light touch only, and always asked
            first.
          </p>
        )}
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
      </Leaf>
      <Leaf title="In words">
        <dl className={styles.facts}>
          <Fact
            label="Never"
            text={capital(regionsInWords(said('NEVER'))) || 'Nothing beyond what nobody is offered.'}
          />
          <Fact
            label="Ask me first"
            text={[
              capital(regionsInWords(said('ASK_FIRST'))),
              'Face, throat, chest, belly and hips are always asked about.',
            ]
              .filter(Boolean)
              .join('. ')}
          />
          <Fact
            label="Pressure"
            text={`Up to ${boundaries.maxPressure} of 5: ${PRESSURE_WORDS[boundaries.maxPressure] ?? ''}.`}
          />
          <Fact label="Covered" text={boundaries.draping} />
          <Fact label="Scent" text={boundaries.scent ? 'Is fine.' : 'None, please.'} />
          <Fact label="Talking" text={boundaries.talk} />
          <Fact
            label="To stop"
            text={
              boundaries.stopSignal
                ? `I say or show: “${boundaries.stopSignal}”.`
                : 'We agree on a signal before we begin.'
            }
          />
          {boundaries.whatHelps && <Fact label="What helps" text={boundaries.whatHelps} />}
          {boundaries.note && <Fact label="Also" text={boundaries.note} />}
        </dl>
      </Leaf>
      <Leaf tone="sand" title="You can always want less">
        <p>
          These are gone over with you at the beginning of every session. You can stop at any time; it needs
          no reason, and it costs nothing.
        </p>
        <Acts>
          <ActLink to={PATHS.myHealth} quiet>
            My health
          </ActLink>
          <ActLink to={PATHS.mySharing} quiet>
            Who can read what
          </ActLink>
        </Acts>
      </Leaf>
    </Leaves>
  );
}

const neverOffered = (region: string) =>
  regionOf(region)?.regionClass === 'N' ? 'never offered' : 'only with a consent in writing';

const Fact = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{text}</dd>
  </div>
);
