import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { EndEmergencyDocument } from '../../../generated/client-record.ts';
import { timeLeft, timeOf } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { askAllAgain } from '../../../lib/ask-again.ts';

interface EmergencyBannerProps {
  readonly access: { readonly id: string; readonly endsAt: string };
  readonly clientName: string;
}

/** That the record is open for a while only, how long still, and the way to end it (R27). */
export function EmergencyBanner({ access, clientName }: EmergencyBannerProps) {
  const zone = useZone();
  const now = useNow(30);
  const end = useVerb(EndEmergencyDocument, 'endEmergencyAccess', { refetch: false });
  const client = useApolloClient();
  const navigate = useNavigate();
  const say = useToast();
  // When the time is over, what is on the screen is asked for again, and is not there any more.
  useEffect(() => {
    const left = Math.max(0, Date.parse(access.endsAt) - Date.now()) + 1_000;
    const timer = setTimeout(() => void askAllAgain(client), left);
    return () => clearTimeout(timer);
  }, [access.endsAt, client]);

  const endNow = async () => {
    const outcome = await end.run({ input: { emergencyAccessId: access.id } });
    if (outcome.ok) {
      await navigate(PATHS.clients);
      say(`The record of ${clientName} is closed.`);
      void askAllAgain(client);
    }
  };
  return (
    <>
      <Notice
        tone="concern"
        role="note"
        title="You opened this record in an emergency"
        action={
          <Button variant="default" loading={end.busy} onClick={() => void endNow()}>
            End now
          </Button>
        }
      >
        <p>
          To read only, until {timeOf(access.endsAt, zone)} ({timeLeft(access.endsAt, now)}). {clientName} and
          the owner were told.
        </p>
      </Notice>
      <ProblemNotice problem={end.problem} />
    </>
  );
}
