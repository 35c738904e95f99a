import { useQuery } from '@apollo/client/react';
import { HOLD_SENTENCES, PHASES_LABELS } from '@attune/shared';
import { Button } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link, NavLink, Outlet, useLocation, useParams } from 'react-router';
import { RecordHeadDocument, type RecordHeadQuery } from '../../../generated/client-record.ts';
import { useDialogs } from '../../../lib/dialogs.tsx';
import { flagPath, RECORD_TABS, type RecordTab, recordPath } from '../../../lib/paths.ts';
import { currentTeam, ownEmergency, readsRecord, RecordContext } from '../../../lib/record.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Row } from '../../../ui/layout.tsx';
import { HoldBanner } from '../../../ui/hold-banner.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useDocumentTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { EmergencyBanner } from './emergency-banner.tsx';
import styles from './record-layout.module.css';

type Head = NonNullable<RecordHeadQuery['client']>;

const TAB_LABELS: Readonly<Record<RecordTab, string>> = {
  overview: 'Overview',
  plan: 'Plan',
  notes: 'Notes',
  bodywork: 'Bodywork',
  measures: 'Measures',
  'safety-plan': 'Safety plan',
  consent: 'Consent & boundaries',
  schedule: 'Schedule',
  team: 'Team',
};

/** A client's record: the header that stays, and the tab below it. */
export function RecordLayout() {
  const { clientId = '' } = useParams();
  const asked = useQuery(RecordHeadDocument, { variables: { clientId } });
  return (
    <Ask of={asked} lines={6}>
      {({ client }) =>
        client ? (
          <RecordContext value={client}>
            <Header client={client} />
            <Outlet />
          </RecordContext>
        ) : (
          <NotThere />
        )
      }
    </Ask>
  );
}

/** Who runs the practice and is not of the team sees when and with whom, and nothing else. */
const tabsOf = (client: Head): readonly RecordTab[] =>
  readsRecord(client) ? RECORD_TABS : ['schedule', 'team'];

function Header({ client }: { readonly client: Head }) {
  const dialogs = useDialogs();
  const emergency = ownEmergency(client);
  useDocumentTitle(client.name);
  return (
    <div className={styles.head}>
      <div className={styles.inner}>
        <div className={styles.line}>
          <div className={styles.who}>
            <h1 className={styles.name}>{client.name}</h1>
            {client.pronouns && <span className={styles.pronouns}>{client.pronouns}</span>}
            <Facts client={client} />
          </div>
          <Row>
            {client.viewerCan.raiseFlag && (
              <Button
                variant="default"
                leftSection={<IconFlag size={16} aria-hidden="true" />}
                onClick={() => dialogs.raiseFlag({ client })}
              >
                Raise a flag
              </Button>
            )}
            {client.viewerCan.writeProgressNote && (
              <LinkButton to={`${recordPath(client.id, 'notes')}?new=PROGRESS`} variant="filled">
                New note
              </LinkButton>
            )}
          </Row>
        </div>
        {emergency && <EmergencyBanner access={emergency} clientName={client.name} />}
        <Hold client={client} />
        <Conditions client={client} />
        <Tabs client={client} />
      </div>
    </div>
  );
}

function Tabs({ client }: { readonly client: Head }) {
  const { pathname } = useLocation();
  const here = RECORD_TABS.find((tab) => pathname.startsWith(recordPath(client.id, tab)));
  const nav = useRef<HTMLElement>(null);
  // On a phone not all tabs fit; the one that is open must be seen.
  useEffect(() => {
    nav.current
      ?.querySelector(`[data-tab="${here}"]`)
      ?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [here]);
  return (
    <nav ref={nav} aria-label={`Record of ${client.name}`}>
      <ul className={styles.tabs}>
        {tabsOf(client).map((tab) => (
          <li key={tab} data-tab={tab}>
            <NavLink className={styles.tab ?? ''} to={recordPath(client.id, tab)}>
              {TAB_LABELS[tab]}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Facts({ client }: { readonly client: Head }) {
  const team = currentTeam(client.careTeam);
  return (
    <div className={styles.facts}>
      {client.preferredName && <span>is called {client.preferredName}</span>}
      <span>{client.phase ? PHASES_LABELS[client.phase] : 'No plan in force'}</span>
      <span>
        {team.length > 0
          ? team
              .map(
                (place) =>
                  `${firstName(place.member.name)}${place.lead ? ' (lead)' : ''}${place.state === 'PROPOSED' ? ' (proposed)' : ''}`,
              )
              .join(', ')
          : 'Nobody on the team yet'}
      </span>
    </div>
  );
}

/** Under what bodywork goes on since a hold was lifted; each leads to the flag, where it can be ended. */
function Conditions({ client }: { readonly client: Head }) {
  return client.conditions.map(({ flagId, text, since }) => (
    <p key={flagId} className={styles.conditions}>
      <b>Bodywork goes on under conditions:</b> {text}{' '}
      <Link to={flagPath(flagId)}>
        set <TimeText at={since} />
      </Link>
    </p>
  ));
}

/** What holds bodywork and why, with the way to clear it for those who decide. */
function Hold({ client }: { readonly client: Head }) {
  const dialogs = useDialogs();
  const flag = client.flags.edges.map((edge) => edge.node).find((one) => one.hold !== 'NONE');
  const reason = flag?.reason.__typename === 'NoteText' ? flag.reason.text : null;
  return (
    <HoldBanner
      hold={client.hold}
      reason={
        <span className={styles.reason}>
          {reason ?? HOLD_SENTENCES[client.hold]}
          {flag?.tableGuidance && <span className="quiet"> On the table: {flag.tableGuidance}</span>}
        </span>
      }
      action={
        client.viewerCan.liftHold && (
          <Button variant="default" onClick={() => dialogs.clearHold({ client })}>
            Clear the hold
          </Button>
        )
      }
    />
  );
}
