import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { MyTimesDocument, type MyTimesQuery, SetMyTimesDocument } from '../../../generated/appointments.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Act, Acts, Leaf } from '../../../ui/leaf.tsx';
import { PreferredTimesForm } from '../../../ui/preferred-times/preferred-times-form.tsx';
import { PreferredTimesList } from '../../../ui/preferred-times/preferred-times.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';

type Mine = NonNullable<MyTimesQuery['client']>['preferredTimes'];

/** The times that suit the client: suggestions begin with them. */
export function MyTimes() {
  const { clientId } = useViewer();
  const asked = useQuery(MyTimesDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <Leaf title="Times that suit me">
      <Ask of={asked} lines={2}>
        {({ client }) =>
          client ? <Times clientId={client.id} preferred={client.preferredTimes} /> : <NotThere />
        }
      </Ask>
    </Leaf>
  );
}

function Times({ clientId, preferred }: { readonly clientId: string; readonly preferred: Mine }) {
  const [changing, setChanging] = useState(false);
  const set = useVerb(SetMyTimesDocument, 'setPreferredTimes');
  const say = useToast();
  const times = preferred.times.map((time) => ({ ...time, weekday: time.weekday ?? null }));
  if (!changing) {
    return (
      <>
        <PreferredTimesList
          times={times}
          none="Say which times suit you, and they are suggested first. Your team sees it too."
        />
        <Acts>
          <Act quiet onClick={() => setChanging(true)} label="Change the times that suit me">
            Change
          </Act>
        </Acts>
      </>
    );
  }
  return (
    <PreferredTimesForm
      times={times}
      busy={set.busy}
      problem={set.problem}
      onLeave={() => setChanging(false)}
      onSave={async (next) => {
        const outcome = await set.run({
          input: { clientId, expectedVersion: preferred.version, times: next },
        });
        if (outcome.ok) {
          say('Saved.');
          setChanging(false);
        }
      }}
    />
  );
}
