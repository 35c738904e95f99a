import { useQuery } from '@apollo/client/react';
import {
  type Discipline,
  SHARING_CATEGORIES,
  SHARING_CATEGORY_WORDS,
  type SharingCategory,
} from '@attune/shared';
import { MySharingDocument, type MySharingQuery } from '../../../generated/my-sharing.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { namesOf, ROLE_ON_TEAM } from '../../../lib/plain-words.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { ActLink, Acts, Leaf, Leaves, Lines } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';

type Client = NonNullable<MySharingQuery['client']>;

/** To whom a category goes when it is shared: what one discipline writes, the other may read. */
const TO: Readonly<Record<SharingCategory, Discipline>> = {
  PLAN: 'MASSAGE',
  PSYCHOTHERAPY_SUMMARY: 'MASSAGE',
  SESSION_RESPONSES: 'PSYCHOTHERAPY',
  MEASURES: 'MASSAGE',
  MEDICAL: 'MASSAGE',
  SAFETY_PLAN: 'MASSAGE',
};

/** What the team may read of each other's, as sentences. */
export function MySharingPage() {
  const { clientId } = useViewer();
  const asked = useQuery(MySharingDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <>
      <PageTitle>My sharing</PageTitle>
      <Ask of={asked} lines={5}>
        {({ client }) => (client ? <Sentences client={client} /> : <NotThere />)}
      </Ask>
    </>
  );
}

function Sentences({ client: { sharing, careTeam } }: { readonly client: Client }) {
  const zone = useZone();
  const lines = SHARING_CATEGORIES.map((category) => {
    const discipline = TO[category];
    const row = sharing.find((one) => one.category === category && one.discipline === discipline);
    const here = careTeam.filter((one) => one.state === 'TRIAL' || one.state === 'ACTIVE');
    const who = namesOf(here, discipline) || `a ${ROLE_ON_TEAM[discipline]}`;
    return {
      key: category,
      granted: row?.granted ?? false,
      text: row?.granted
        ? `${who} can read ${SHARING_CATEGORY_WORDS[category]}.`
        : `${who} cannot read ${SHARING_CATEGORY_WORDS[category]}.`,
      ...(row?.since ? { sub: `since ${dayInWords(row.since, zone)}` } : {}),
    };
  }).map((line) => ({ ...line, text: line.text.charAt(0).toUpperCase() + line.text.slice(1) }));
  const shared = lines.filter((one) => one.granted);
  const kept = lines.filter((one) => !one.granted);
  return (
    <Leaves>
      <Leaf title="Shared">
        {shared.length > 0 ? <Lines items={shared} /> : <p>Nothing is shared between the disciplines.</p>}
      </Leaf>
      <Leaf title="Not shared">
        {kept.length > 0 ? <Lines items={kept} /> : <p>There is nothing that you keep from one of them.</p>}
      </Leaf>
      <Leaf tone="sand" title="What is always open to them">
        <p>
          Your rules for touch, a pause on bodywork and what to do on the table: whoever lays hands on must
          know them. Private process notes are open to their author alone.
        </p>
      </Leaf>
      <Leaf title="Who opened my record">
        <p>Each time somebody opens or changes something of yours, it is noted.</p>
        <Acts>
          <ActLink to={PATHS.whoOpened} quiet>
            See who, and when
          </ActLink>
        </Acts>
      </Leaf>
    </Leaves>
  );
}
