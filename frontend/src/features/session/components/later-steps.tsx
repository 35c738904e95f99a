import {
  AFTERCARE,
  AFTERCARE_LABELS,
  EMOTIONAL_RESPONSE_LABELS,
  EMOTIONAL_RESPONSES,
  ENDING_LABELS,
  ENDINGS,
  OBSERVATIONS,
  OBSERVATIONS_LABELS,
} from '@attune/shared';
import { Textarea } from '@mantine/core';
import { timeOf } from '../../../lib/dates.ts';
import { useDialogs } from '../../../lib/dialogs.tsx';
import { useZone } from '../../../lib/viewer.tsx';
import { Card } from '../../../ui/card.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { toggled } from '../domain/draft.ts';
import { FourScales } from './big-scale.tsx';
import type { StepProps } from './consent-step.tsx';
import styles from './steps.module.css';
import { TapGroup } from './tap-group.tsx';

export function ArrivalStep({ draft, change, limits }: StepProps) {
  return (
    <Card title={`How does ${limits.name} arrive?`} aside="in their own words, 0–10">
      <div className={styles.scales}>
        <FourScales value={draft.arrival} onChange={(arrival) => change({ arrival })} />
      </div>
    </Card>
  );
}

const DONE = ['PAUSED', 'GROUNDED', 'CHANGED', 'STOPPED'] as const;
const FELT = EMOTIONAL_RESPONSES.filter((one) => !(DONE as readonly string[]).includes(one));

/** What was seen, felt and said; never what it may mean. */
export function ObservedStep({ draft, change, limits }: StepProps) {
  const zone = useZone();
  return (
    <Card title="What did you observe?">
      <div className={styles.stack}>
        <TapGroup
          label="Seen and felt"
          options={OBSERVATIONS.map((value) => ({ value, label: OBSERVATIONS_LABELS[value] }))}
          isOn={(value) => draft.observations.includes(value)}
          onTap={(value) => change({ observations: toggled(draft.observations, value) })}
        />
        <TapGroup
          label="If emotion came"
          aside="it is normal, and by itself no reason to worry"
          options={FELT.map((value) => ({ value, label: EMOTIONAL_RESPONSE_LABELS[value] }))}
          isOn={(value) => draft.emotionalResponse.includes(value)}
          onTap={(value) => change({ emotionalResponse: toggled(draft.emotionalResponse, value) })}
        />
        <TapGroup
          label="What you did then"
          options={DONE.map((value) => ({ value, label: EMOTIONAL_RESPONSE_LABELS[value] }))}
          isOn={(value) => draft.emotionalResponse.includes(value)}
          onTap={(value) => change({ emotionalResponse: toggled(draft.emotionalResponse, value) })}
        />
        {draft.pauses.length > 0 && (
          <p className="quiet">
            Paused{' '}
            {draft.pauses
              .map(({ from, to }) =>
                to ? `${timeOf(from, zone)}–${timeOf(to, zone)}` : `at ${timeOf(from, zone)}`,
              )
              .join(', ')}
            .
          </p>
        )}
        <Textarea
          label={`In ${limits.name}’s own words`}
          description="What was said, as it was said. What you saw and heard, not what it may mean: that is for the client and the psychotherapist."
          size="md"
          autosize
          minRows={3}
          value={draft.clientWords}
          onChange={(event) => change({ clientWords: event.currentTarget.value })}
        />
      </div>
    </Card>
  );
}

export function LeavingStep({
  draft,
  change,
  client,
  limits,
  appointmentId,
}: StepProps & { readonly appointmentId: string }) {
  const { raiseFlag } = useDialogs();
  const stopped = draft.ending !== null && draft.ending !== 'FINISHED';
  return (
    <div className={styles.stack}>
      {stopped && (
        <Notice
          tone="sand"
          title={
            draft.ending === 'ENDED_BY_CLIENT'
              ? `${limits.name} ended the session. That needs no reason.`
              : 'You ended the session.'
          }
          action={
            <button
              type="button"
              className={styles.more}
              onClick={() => raiseFlag({ client: { id: client.id, name: client.name }, appointmentId })}
            >
              Raise a flag
            </button>
          }
        >
          <p>Take the time that is needed. If the team should know today, raise a flag.</p>
        </Notice>
      )}
      <Card title={`How does ${limits.name} leave?`}>
        <div className={styles.scales}>
          <FourScales value={draft.departure} onChange={(departure) => change({ departure })} />
          <TapGroup
            label="Oriented and settled"
            options={[
              { value: true, label: 'Yes, settled' },
              { value: false, label: 'Not settled' },
            ]}
            isOn={(value) => draft.settled === value}
            onTap={(settled) => change({ settled, ...(draft.ending === null ? { ending: 'FINISHED' } : {}) })}
          />
          <TapGroup
            label="How it ended"
            options={ENDINGS.map((value) => ({ value, label: ENDING_LABELS[value] }))}
            isOn={(value) => draft.ending === value}
            onTap={(ending) => change({ ending })}
          />
        </div>
      </Card>
    </div>
  );
}

export function AfterStep({ draft, change, limits }: StepProps) {
  return (
    <Card title="After the session">
      <div className={styles.stack}>
        <TapGroup
          label="Aftercare given"
          options={AFTERCARE.map((value) => ({ value, label: AFTERCARE_LABELS[value] }))}
          isOn={(value) => draft.aftercare.includes(value)}
          onTap={(value) => change({ aftercare: toggled(draft.aftercare, value) })}
        />
        <Textarea
          label="Next time"
          size="md"
          autosize
          minRows={2}
          value={draft.nextTime}
          onChange={(event) => change({ nextTime: event.currentTarget.value })}
        />
        <Textarea
          label="To bring to psychotherapy"
          description="An observation, without interpretation. The psychotherapist will say that they have read it."
          size="md"
          autosize
          minRows={2}
          value={draft.toPsychotherapy}
          onChange={(event) => change({ toPsychotherapy: event.currentTarget.value })}
        />
        <details className={styles.breach} open={draft.breachAccount !== ''}>
          <summary>A boundary was not kept</summary>
          <Textarea
            label="What happened"
            description={`Signing this tells ${limits.name} and the lead psychotherapist. The record then says what was done, also what was not to be done.`}
            size="md"
            autosize
            minRows={3}
            value={draft.breachAccount}
            onChange={(event) => change({ breachAccount: event.currentTarget.value })}
          />
        </details>
      </div>
    </Card>
  );
}
