import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { OnCallDocument, type OnCallQuery } from '../../../generated/on-call.ts';
import { dayAndTime } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { isManager, useViewer, useZone } from '../../../lib/viewer.tsx';
import { listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Columns, Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { AddShiftDialog } from './add-shift-dialog.tsx';
import { Phones } from './phones.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { Shifts } from './shifts.tsx';

/** Who is on call and when: planned by those who run the practice, handed over among psychotherapists. */
export function OnCallPage() {
  const viewer = useViewer();
  const asked = useQuery(OnCallDocument);
  const [dialog, setDialog] = useState<'PLAN' | 'ADD' | null>(null);
  const people = asked.data?.members ?? [];
  const close = () => setDialog(null);
  return (
    <>
      <PageTitle
        sub="Whom a flag reaches when nobody of the client’s team answers."
        actions={
          <>
            {isManager(viewer) && (
              <>
                <Button onClick={() => setDialog('PLAN')}>Plan the weeks</Button>
                <Button variant="default" onClick={() => setDialog('ADD')}>
                  Add a time
                </Button>
              </>
            )}
            <LinkButton to={PATHS.escalation}>When nobody answers</LinkButton>
          </>
        }
      >
        Who is on call
      </PageTitle>
      <Ask of={asked} lines={6}>
        {({ onCall, members }) => (
          <Stack>
            <Warnings rota={onCall} />
            <Columns left="1.6fr">
              <Shifts shifts={onCall.shifts} people={members} />
              <Phones people={members} />
            </Columns>
          </Stack>
        )}
      </Ask>
      {dialog === 'PLAN' && <PlanDialog people={people} onClose={close} />}
      {dialog === 'ADD' && <AddShiftDialog people={people} onClose={close} />}
    </>
  );
}

function Warnings({ rota }: { readonly rota: OnCallQuery['onCall'] }) {
  const zone = useZone();
  const [gap] = rota.gaps;
  const begun = gap !== undefined && Date.parse(gap.startsAt) <= Date.now() + 60_000;
  return (
    <Stack gap={10}>
      <Notice
        tone={rota.now.length > 0 ? 'good' : 'alert'}
        title={rota.now.length > 0 ? `On call now: ${listed(rota.now)}` : 'Nobody is on call now'}
      >
        {rota.now.length === 0 && <p>What nobody answers goes on to the owner of the practice at once.</p>}
      </Notice>
      {gap && !begun && (
        <Notice tone="concern" title={`Nobody is on call from ${dayAndTime(gap.startsAt, zone)}`}>
          <p>
            {gap.endsAt === rota.until
              ? 'Nothing is planned after that.'
              : `Until ${dayAndTime(gap.endsAt, zone)}.`}{' '}
            Flags of that time go on to the owner instead.
          </p>
        </Notice>
      )}
      {rota.overlaps.map(({ startsAt, endsAt, names }) => (
        <Notice
          key={`${startsAt} ${names.join()}`}
          title={`${listed(names)} are both on call from ${dayAndTime(startsAt, zone)} to ${dayAndTime(endsAt, zone)}`}
        >
          <p>Both are told then.</p>
        </Notice>
      ))}
    </Stack>
  );
}
