import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import { ChangeTimeZoneDocument } from '../../../generated/hours.ts';
import { timeOf } from '../../../lib/dates.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { WouldLieOutside } from './would-lie-outside.tsx';

const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');

/** Another zone for the practice's clocks, with what that means said before. */
export function TimeZoneDialog({ zone, onClose }: { readonly zone: string; readonly onClose: () => void }) {
  const [chosen, setChosen] = useState(zone);
  const change = useVerb(ChangeTimeZoneDocument, 'changeTimeZone');
  const say = useToast();
  const known = ZONES.includes(chosen);
  const ready = known && chosen !== zone;
  return (
    <Dialog title="Change the time zone of the practice" onClose={onClose}>
      <DialogForm
        submit="Change it"
        onSubmit={async () => {
          const outcome = await change.run({ input: { timeZone: chosen, expectedTimeZone: zone } });
          if (outcome.ok) {
            say(`The practice’s clocks are in ${chosen.replaceAll('_', ' ')} now.`);
            onClose();
          }
        }}
        onCancel={onClose}
        busy={change.busy}
        problem={change.problem}
        shown={['timeZone']}
        disabled={!ready}
      >
        <Autocomplete
          label="Time zone"
          description="A region and a city, such as Europe/London"
          data={[...ZONES]}
          limit={40}
          value={chosen}
          onChange={setChosen}
          error={fieldMessage(change.problem, 'timeZone')}
        />
        {ready && (
          <p>
            It is {timeOf(Date.now(), chosen)} there now. Working hours, time off and closed days keep their
            times of day and are read on the new clock. Appointments stay at the moment that they are booked
            for, so the time of day shown for them changes.
          </p>
        )}
        <WouldLieOutside change={ready ? { timeZone: chosen } : null} />
      </DialogForm>
    </Dialog>
  );
}
