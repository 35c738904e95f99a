import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  ClientTimesDocument,
  type ClientTimesQuery,
  SetClientTimesDocument,
} from '../../../generated/scheduling.ts';
import type { ClientRef } from '../../../lib/dialogs.tsx';
import { useVerb } from '../../../lib/use-verb.ts';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { PreferredTimesForm } from '../../../ui/preferred-times/preferred-times-form.tsx';
import { PreferredTimesList } from '../../../ui/preferred-times/preferred-times.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';

type Preferred = NonNullable<ClientTimesQuery['client']>['preferredTimes'];

interface PreferredTimesCardProps {
  readonly client: ClientRef;
  /** Whether the viewer may change them: whoever books. */
  readonly mayChange: boolean;
}

/** Which times suit a client, for whoever books with them. */
export function PreferredTimesCard({ client, mayChange }: PreferredTimesCardProps) {
  const asked = useQuery(ClientTimesDocument, { variables: { clientId: client.id } });
  return (
    <Card title={`Times that suit ${firstName(client.name)}`}>
      <Ask of={asked} lines={2}>
        {({ client: found }) =>
          found ? (
            <Times client={client} preferred={found.preferredTimes} mayChange={mayChange} />
          ) : (
            <NotThere />
          )
        }
      </Ask>
    </Card>
  );
}

function Times({
  client,
  preferred,
  mayChange,
}: PreferredTimesCardProps & { readonly preferred: Preferred }) {
  const [changing, setChanging] = useState(false);
  const set = useVerb(SetClientTimesDocument, 'setPreferredTimes');
  const say = useToast();
  const times = preferred.times.map((time) => ({ ...time, weekday: time.weekday ?? null }));
  if (changing) {
    return (
      <PreferredTimesForm
        times={times}
        busy={set.busy}
        problem={set.problem}
        onLeave={() => setChanging(false)}
        onSave={async (next) => {
          const outcome = await set.run({
            input: { clientId: client.id, expectedVersion: preferred.version, times: next },
          });
          if (outcome.ok) {
            say('Saved.');
            setChanging(false);
          }
        }}
      />
    );
  }
  return (
    <Stack gap={12}>
      <PreferredTimesList
        times={times}
        none="Nothing is said yet. What suits is suggested first when you book."
      />
      {preferred.changedAt && (
        <p className="quiet">
          Said by {preferred.changedBy}, <TimeText at={preferred.changedAt} />
        </p>
      )}
      {mayChange && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Change the times that suit ${firstName(client.name)}`}
            onClick={() => setChanging(true)}
          >
            Change
          </Button>
        </div>
      )}
    </Stack>
  );
}
