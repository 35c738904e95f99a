import { useQuery } from '@apollo/client/react';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  CancelMySeriesDocument,
  CancelVisitDocument,
  MySeriesDocument,
} from '../../../generated/appointments.ts';
import { visitTime } from '../../../lib/plain-words.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Lines } from '../../../ui/leaf.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { followingOf, isCancelledLate, LATE, type SeriesVisit, type Visit } from './visit.ts';

interface CancelSeriesProps {
  readonly visit: Visit;
  readonly onClose: () => void;
}

/** Asks whether one visit of a series is given back, or that one and all that follow, and says which those are. */
export function CancelSeries({ visit, onClose }: CancelSeriesProps) {
  const zone = useZone();
  const now = useNow(60);
  const asked = useQuery(MySeriesDocument, { variables: { id: visit.id }, fetchPolicy: 'network-only' });
  return (
    <Dialog
      title={`Cancel ${visitTime(visit.startsAt, zone)} with ${firstName(visit.practitioner.name)}?`}
      onClose={onClose}
    >
      <Ask of={asked}>
        {({ appointment }) =>
          appointment?.series ? (
            <Form
              visit={visit}
              following={followingOf(visit, appointment.series.appointments, now)}
              now={now}
              onClose={onClose}
            />
          ) : (
            <NotThere />
          )
        }
      </Ask>
    </Dialog>
  );
}

interface FormProps extends CancelSeriesProps {
  /** The visit itself and those after it that can be given back. */
  readonly following: readonly SeriesVisit[];
  readonly now: number;
}

function Form({ visit, following, now, onClose }: FormProps) {
  const zone = useZone();
  const say = useToast();
  const [scope, setScope] = useState<'THIS' | 'FOLLOWING'>('THIS');
  const [words, setWords] = useState('');
  const one = useVerb(CancelVisitDocument, 'cancelAppointment');
  const several = useVerb(CancelMySeriesDocument, 'cancelSeries');
  const who = firstName(visit.practitioner.name);
  const count = following.length;
  const alone = scope === 'THIS';
  const problem = alone ? one.problem : several.problem;
  const submit = async () => {
    const input = { appointmentId: visit.id, expectedVersion: visit.version };
    const { ok } = alone
      ? await one.run({ input })
      : await several.run({ input: { ...input, scope, reason: words || null } });
    if (!ok) return;
    say(alone ? `Cancelled. ${who} is told.` : `${count} visits are cancelled. ${who} is told.`);
    onClose();
  };
  return (
    <DialogForm
      submit={alone ? 'Cancel the visit' : `Cancel ${count} visits`}
      cancel={alone ? 'Keep it' : 'Keep them'}
      onSubmit={submit}
      onCancel={onClose}
      busy={one.busy || several.busy}
      problem={problem}
      shown={['reason']}
    >
      <p>It is one of your visits {visit.series?.sentence}.</p>
      {count > 1 && (
        <Choice
          label="What would you like to cancel?"
          value={scope}
          onChange={setScope}
          options={[
            { value: 'THIS', label: 'Only this visit', hint: 'The others stay.' },
            { value: 'FOLLOWING', label: 'This visit and all that follow', hint: `${count} visits` },
          ]}
        />
      )}
      {alone ? (
        <>
          <p>{who} is told. No reason is needed, and you can ask for another time.</p>
          {isCancelledLate(visit, now) && <p>{LATE}</p>}
        </>
      ) : (
        <>
          <p>These visits are cancelled, and {who} is told. No reason is needed.</p>
          <Lines
            items={following.map((each) => ({
              key: each.id,
              text: visitTime(each.startsAt, zone),
              ...(isCancelledLate(each, now) ? { sub: 'Noted as a late cancellation' } : {}),
            }))}
          />
          {following.some((each) => isCancelledLate(each, now)) && <p>{LATE}</p>}
          <Textarea
            label="A word to the practice, if you like"
            description="If another day or time would suit you from now on, write it here."
            autosize
            minRows={2}
            value={words}
            error={fieldMessage(problem, 'reason')}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </>
      )}
    </DialogForm>
  );
}
