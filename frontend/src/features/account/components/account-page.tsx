import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { ROLES_LABELS } from '@attune/shared';
import { MySessionsDocument, RevokeSessionDocument } from '../../../generated/account.ts';
import { PATHS } from '../../../lib/paths.ts';
import { isClient, useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './account.module.css';
import { Appearance } from './appearance.tsx';
import { CalendarFeed } from './calendar-feed.tsx';
import { deviceInWords } from './devices.ts';
import { HowIAmTold } from './how-i-am-told.tsx';

/** Who I am here, and where I am signed in. */
export function AccountPage() {
  const viewer = useViewer();
  return (
    <>
      <PageTitle sub={viewer.practice?.name}>My account</PageTitle>
      <Stack>
        <Card title="You">
          <dl className={styles.facts}>
            <dt>Name</dt>
            <dd>{viewer.name}</dd>
            <dt>E-mail</dt>
            <dd>{viewer.email}</dd>
            <dt>Here you are</dt>
            <dd>{viewer.roles.map((role) => ROLES_LABELS[role]).join(', ')}</dd>
          </dl>
        </Card>
        {isClient(viewer) && (
          <Card title="Your record">
            <Stack gap={12}>
              <p>Each time somebody opens or changes something of yours, it is noted.</p>
              <Row>
                <LinkButton to={PATHS.whoOpened}>Who opened my record</LinkButton>
                <LinkButton to={PATHS.myData}>My data</LinkButton>
              </Row>
            </Stack>
          </Card>
        )}
        <HowIAmTold />
        <CalendarFeed />
        <Appearance />
        <Devices />
      </Stack>
    </>
  );
}

function Devices() {
  const asked = useQuery(MySessionsDocument);
  const [revoke, { loading }] = useMutation(RevokeSessionDocument, { refetchQueries: [MySessionsDocument] });
  const say = useToast();
  const end = async (sessionId: string, words: string) => {
    try {
      await revoke({ variables: { sessionId } });
      say(`${words} is signed out.`);
    } catch {
      say('Attune could not be reached. Please try again in a moment.');
    }
  };
  return (
    <Card title="Devices signed in" aside="sign out what you do not know" flush>
      <Ask of={asked}>
        {({ mySessions }) => (
          <ul className={styles.devices}>
            {mySessions.map((device) => {
              const words = deviceInWords(device.userAgent);
              return (
                <li key={device.id} className={styles.device}>
                  <div>
                    {words} {device.current && <Badge tone="good">this one</Badge>}
                    <p className="quiet small">
                      since <TimeText at={device.since} as="full" />, last seen{' '}
                      <TimeText at={device.lastSeenAt} />
                    </p>
                  </div>
                  {!device.current && (
                    <Button variant="default" disabled={loading} onClick={() => void end(device.id, words)}>
                      Sign out<span className="visually-hidden"> {words}</span>
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Ask>
    </Card>
  );
}
