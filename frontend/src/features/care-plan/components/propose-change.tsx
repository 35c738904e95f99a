import { useQuery } from '@apollo/client/react';
import { Checkbox, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  type PlanFieldsFragment,
  ProposeChangeDocument,
  ResponsesToRestOnDocument,
  ReviseChangeDocument,
} from '../../../generated/care-plan.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { useRecord } from '../../../lib/record.tsx';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { modalitiesOf, modalityName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Change } from './change.ts';
import styles from './plan-changes.module.css';

interface ProposeChangeProps {
  readonly plan: PlanFieldsFragment;
  /** The change that is put forward otherwise; null for a new one. */
  readonly change: Change | null;
  readonly onClose: () => void;
}

type Activity = PlanFieldsFragment['activities'][number];

const valuesOf = (one: Activity | undefined) => ({
  modality: one?.modality.code ?? '',
  minutes: one?.minutes ?? 60,
  everyWeeks: one?.everyWeeks ?? 2,
  maxPressure: one?.maxPressure ?? null,
});

/** From → to, why, and on which session responses it rests. */
export function ProposeChange({ plan, change, onClose }: ProposeChangeProps) {
  const say = useToast();
  const key = useIdempotencyKey();
  const propose = useVerb(ProposeChangeDocument, 'proposeAdjustment');
  const revise = useVerb(ReviseChangeDocument, 'reviseAdjustment');
  const round = change?.rounds.at(-1);
  const choices = plan.activities.filter((one) => !change || one.discipline === change.discipline);
  const [activity, setActivity] = useState(
    () =>
      choices.find((one) =>
        round ? one.modality.code === round.from.modality : one.discipline === 'MASSAGE',
      ) ?? choices[0],
  );
  const [to, setTo] = useState(() =>
    round
      ? {
          modality: round.to.modality,
          minutes: round.to.minutes,
          everyWeeks: round.to.everyWeeks,
          maxPressure: round.to.maxPressure,
        }
      : valuesOf(activity),
  );
  const [why, setWhy] = useState(round?.why ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(
    () => round?.responses.map(({ noteId }) => noteId) ?? [],
  );
  const problem = change ? revise.problem : propose.problem;
  const error = (path: string) => fieldMessage(problem, path);
  const discipline = activity?.discipline ?? 'MASSAGE';
  const save = async () => {
    const wish = { ...to, why, responseIds: [...chosen] };
    const outcome = change
      ? await revise.run({ input: { adjustmentId: change.id, round: change.round, ...wish } })
      : await propose.run({
          input: {
            planId: plan.id,
            version: plan.version,
            activityId: activity?.id ?? '',
            idempotencyKey: key.current(),
            ...wish,
          },
        });
    key.renew();
    if (outcome.ok) {
      say('Proposed. The lead psychotherapist is told.');
      onClose();
    }
  };
  return (
    <Dialog title={change ? 'Propose it otherwise' : 'Propose a change'} size="lg" onClose={onClose}>
      <DialogForm
        submit="Propose it"
        onSubmit={save}
        onCancel={onClose}
        busy={propose.busy || revise.busy}
        problem={problem}
        shown={['modality', 'minutes', 'everyWeeks', 'maxPressure', 'why', 'responseIds']}
        disabled={why.trim() === '' || chosen.length === 0 || !activity}
      >
        {!change && (
          <Select
            label="Which activity"
            value={activity?.id ?? ''}
            onChange={(id) => {
              const next = choices.find((one) => one.id === id);
              setActivity(next);
              setTo(valuesOf(next));
            }}
            options={choices.map((one) => ({ value: one.id, label: one.modality.name }))}
          />
        )}
        <div className={styles.fields}>
          <Select
            label="Way of working"
            value={to.modality}
            error={error('modality')}
            onChange={(modality) => setTo({ ...to, modality })}
            options={modalitiesOf(discipline).map((one) => ({ value: one.code, label: one.name }))}
          />
          <NumberInput
            label="Minutes"
            min={30}
            max={120}
            step={5}
            value={to.minutes}
            error={error('minutes')}
            onChange={(value) => setTo({ ...to, minutes: Number(value) })}
          />
          <NumberInput
            label="Every … weeks"
            min={1}
            max={52}
            value={to.everyWeeks}
            error={error('everyWeeks')}
            onChange={(value) => setTo({ ...to, everyWeeks: Number(value) })}
          />
          {discipline === 'MASSAGE' && (
            <NumberInput
              label="Pressure up to"
              min={0}
              max={5}
              value={to.maxPressure ?? ''}
              error={error('maxPressure')}
              onChange={(value) => setTo({ ...to, maxPressure: value === '' ? null : Number(value) })}
            />
          )}
        </div>
        <Textarea
          label="Why"
          description="The client reads it once the lead psychotherapist has acknowledged the change."
          autosize
          minRows={2}
          value={why}
          error={error('why')}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <Responses chosen={chosen} onChange={setChosen} error={error('responseIds')} />
      </DialogForm>
    </Dialog>
  );
}

interface ResponsesProps {
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly error: string | null;
}

function Responses({ chosen, onChange, error }: ResponsesProps) {
  const { id: clientId } = useRecord();
  const zone = useZone();
  const asked = useQuery(ResponsesToRestOnDocument, { variables: { clientId } });
  return (
    <Ask of={asked}>
      {({ client }) => {
        const signed = (client?.notes.edges ?? []).flatMap(({ node }) =>
          node.__typename === 'SessionResponse' && node.state === 'SIGNED' ? [node] : [],
        );
        return (
          <Checkbox.Group
            label="Which session responses it rests on"
            description={signed.length === 0 ? 'None is signed, or open to you.' : undefined}
            value={[...chosen]}
            error={error}
            onChange={onChange}
          >
            <div className={styles.picks}>
              {signed.map(({ id, signedAt, arrival, departure, work }) => (
                <Checkbox
                  key={id}
                  value={id}
                  label={signedAt ? dayInWords(signedAt, zone) : 'Session'}
                  description={`distress ${arrival?.distress ?? '–'} → ${departure?.distress ?? '–'} · ${[
                    ...new Set(work.map(({ modality }) => modalityName(modality))),
                  ].join(', ')}`}
                />
              ))}
            </div>
          </Checkbox.Group>
        );
      }}
    </Ask>
  );
}
