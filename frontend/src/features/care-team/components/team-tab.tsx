import { useQuery } from '@apollo/client/react';
import { DISCIPLINES_LABELS, TEAM_STATES_LABELS, type Training, TRAININGS_LABELS } from '@attune/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  EndMembershipDocument,
  TeamOfClientDocument,
  type TeamOfClientQuery,
} from '../../../generated/care-team.ts';
import { useRecord } from '../../../lib/record.tsx';
import { useVerb } from '../../../lib/use-verb.ts';
import { isManager, isPsychotherapist, useViewer } from '../../../lib/viewer.tsx';
import { firstName, listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { Empty, NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import styles from './team-tab.module.css';

type Place = NonNullable<TeamOfClientQuery['client']>['careTeam'][number];

/** Who works with a client, since when, and as what; the client agrees to everybody. */
export function TeamTab() {
  const record = useRecord();
  const viewer = useViewer();
  const [proposing, setProposing] = useState(false);
  const asked = useQuery(TeamOfClientDocument, { variables: { clientId: record.id } });
  const mayPropose = record.viewerCan.editPlan || isManager(viewer);
  return (
    <Ask of={asked} lines={4}>
      {({ client }) => {
        if (!client) return <NotThere />;
        const now = client.careTeam.filter((place) => place.state !== 'ENDED');
        const before = client.careTeam.filter((place) => place.state === 'ENDED');
        return (
          <Stack>
            <Card
              title="Care team"
              aside={mayPropose && <Button onClick={() => setProposing(true)}>Propose somebody</Button>}
              flush
            >
              {now.length === 0 ? (
                <Empty title="Nobody is on the team yet">
                  Somebody is proposed, {firstName(record.name)} agrees to a trial, and after a first session
                  to more.
                </Empty>
              ) : (
                <Places places={now} />
              )}
            </Card>
            {before.length > 0 && (
              <Card title="Before" flush>
                <Places places={before} />
              </Card>
            )}
            {proposing && <ProposeDialog team={now} onClose={() => setProposing(false)} />}
          </Stack>
        );
      }}
    </Ask>
  );
}

function Places({ places }: { readonly places: readonly Place[] }) {
  return (
    <ul className={styles.list}>
      {places.map((place) => (
        <OnePlace key={place.id} place={place} />
      ))}
    </ul>
  );
}

const TONES = { PROPOSED: 'information', TRIAL: 'information', ACTIVE: 'good', ENDED: 'quiet' } as const;

function OnePlace({ place }: { readonly place: Place }) {
  const viewer = useViewer();
  const record = useRecord();
  const [ending, setEnding] = useState(false);
  const end = useVerb(EndMembershipDocument, 'endCareTeamMembership');
  const say = useToast();
  const own = place.member.id === viewer.memberId;
  const mayEnd = place.state !== 'ENDED' && (own || (isPsychotherapist(viewer) && record.viewerCan.editPlan));
  const trainings = place.member.trainings.map((code) => TRAININGS_LABELS[code as Training] ?? code);
  return (
    <li className={styles.place}>
      <Avatar name={place.member.name} warm={place.discipline === 'MASSAGE'} />
      <div>
        <Row gap={8}>
          <b style={{ fontWeight: 640 }}>{place.member.name}</b>
          <Badge tone={TONES[place.state]}>{TEAM_STATES_LABELS[place.state]}</Badge>
          {place.lead && <Badge>lead</Badge>}
        </Row>
        <div className={styles.sub}>
          {DISCIPLINES_LABELS[place.discipline]}
          {place.since && (
            <>
              , <TimeText at={place.since} as="since" />
            </>
          )}
          {trainings.length > 0 && ` · trained in ${listed(trainings)}`}
        </div>
      </div>
      {mayEnd && (
        <div className={styles.acts}>
          <Button variant="default" onClick={() => setEnding(true)}>
            {own ? 'Leave the team' : 'End'}
            {!own && <span className="visually-hidden"> {place.member.name}’s place</span>}
          </Button>
        </div>
      )}
      {ending && (
        <ConfirmDialog
          title={own ? `Leave ${record.name}’s team?` : `End ${place.member.name}’s place on the team?`}
          confirm={own ? 'Leave' : 'End it'}
          onClose={() => setEnding(false)}
          onConfirm={async () => {
            const outcome = await end.run({ input: { careTeamMemberId: place.id } });
            if (outcome.ok) {
              say(own ? 'You are no longer on this team.' : `${place.member.name} is no longer on the team.`);
              return null;
            }
            return outcome.problem;
          }}
        >
          <p>
            {own ? 'You will' : `${firstName(place.member.name)} will`} no longer see this record from now on.
            What was written stays.
          </p>
        </ConfirmDialog>
      )}
    </li>
  );
}
