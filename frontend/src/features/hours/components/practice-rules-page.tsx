import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { PracticeRulesDocument } from '../../../generated/hours.ts';
import { PATHS } from '../../../lib/paths.ts';
import { isManager, useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Columns, Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Closures } from './closures.tsx';
import { LimitsCard } from './limits.tsx';
import { PracticePhone } from './practice-phone.tsx';
import { TimeZoneDialog } from './time-zone-dialog.tsx';
import styles from './hours.module.css';

/** What holds for everybody of the practice: closed days, how far ahead is booked, the time zone. */
export function PracticeRulesPage() {
  const viewer = useViewer();
  const asked = useQuery(PracticeRulesDocument, { skip: !isManager(viewer) });
  return (
    <>
      <PageTitle
        sub="What holds for everybody, beside the hours of each person."
        actions={
          <>
            <LinkButton to={PATHS.practiceHours}>Working hours</LinkButton>
            <LinkButton to={PATHS.practice}>The practice</LinkButton>
          </>
        }
      >
        Closed days and booking limits
      </PageTitle>
      {!isManager(viewer) ? (
        <Empty title="This is for those who run the practice" />
      ) : (
        <Ask of={asked} lines={8}>
          {({ closures, bookingLimits, members }) => (
            <Columns>
              <Stack>
                <LimitsCard limits={bookingLimits} people={members} />
              </Stack>
              <Stack>
                <Closures closures={closures.closures} />
                <PracticePhone />
                <ZoneCard owner={viewer.roles.includes('OWNER')} />
              </Stack>
            </Columns>
          )}
        </Ask>
      )}
    </>
  );
}

function ZoneCard({ owner }: { readonly owner: boolean }) {
  const zone = useZone();
  const [open, setOpen] = useState(false);
  return (
    <Card title="Time zone">
      <p>
        The practice’s clocks are in <b>{zone.replaceAll('_', ' ')}</b>. All hours are read on them, in summer
        and in winter.
      </p>
      {owner ? (
        <div className={styles.after}>
          <Button variant="default" onClick={() => setOpen(true)}>
            Change the time zone
          </Button>
        </div>
      ) : (
        <p className="quiet">The owner of the practice can change it.</p>
      )}
      {open && <TimeZoneDialog zone={zone} onClose={() => setOpen(false)} />}
    </Card>
  );
}
