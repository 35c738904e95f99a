import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { AfterHeavyDocument } from '../../../generated/today.ts';
import { PATHS } from '../../../lib/paths.ts';
import { Card } from '../../../ui/card.tsx';
import { Row } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { setAsideOffers, setOffersAside } from './offer-set-aside.ts';

/** After a heavy session, quietly: two minutes for oneself. Absent otherwise, and once it is set aside. */
export function AfterHeavy() {
  const { data } = useQuery(AfterHeavyDocument);
  const [aside, setAside] = useState(setAsideOffers);
  const left = (data?.heavySessions ?? []).filter(({ appointmentId }) => !aside.includes(appointmentId));
  const [last] = left;
  if (!last) {
    return null;
  }
  return (
    <Card title="Two minutes for yourself">
      <p>
        A session that ended <TimeText at={last.endedAt} /> may have asked a lot of you.
      </p>
      <Row gap={10}>
        <LinkButton to={PATHS.selfCare}>Take two minutes</LinkButton>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setAside(setOffersAside(left.map(({ appointmentId }) => appointmentId)))}
        >
          Not now
        </Button>
      </Row>
    </Card>
  );
}
