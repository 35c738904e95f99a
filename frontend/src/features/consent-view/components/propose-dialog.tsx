import { choiceProblem, REGION_CHOICES, REGION_CHOICES_LABELS, type RegionChoice } from '@attune/shared';
import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProposeBoundariesDocument } from '../../../generated/consent-view.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { RegionList } from '../../../ui/region-list.tsx';
import { Select } from '../../../ui/select.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { ViewedBoundaries } from './boundary-words.tsx';

interface ProposeDialogProps {
  readonly clientId: string;
  /** What the client is called. */
  readonly name: string;
  readonly boundaries: ViewedBoundaries;
  readonly onClose: () => void;
}

const WORDS = [
  ['draping', 'Covering'],
  ['clothing', 'Clothing'],
  ['position', 'Position'],
  ['talk', 'Talking'],
  ['music', 'Music'],
  ['light', 'Light'],
  ['stopSignal', 'Stop signal'],
  ['whatHelps', 'What helps'],
] as const;
type Word = (typeof WORDS)[number][0];

const PRESSURES = ['0', '1', '2', '3', '4', '5'] as const;
const SCENTS = [
  { value: 'NONE', label: 'No scent' },
  { value: 'FINE', label: 'Scent is fine' },
] as const;
const AS_IT_IS = 'As it is';

/** A change of the boundaries with its reason; it holds only when the client accepts it. */
export function ProposeDialog({ clientId, name, boundaries, onClose }: ProposeDialogProps) {
  const propose = useVerb(ProposeBoundariesDocument, 'proposeBoundaries');
  const key = useIdempotencyKey();
  const say = useToast();
  const [reason, setReason] = useState('');
  const [regions, setRegions] = useState<readonly string[]>([]);
  const [choice, setChoice] = useState<RegionChoice>('ASK_FIRST');
  const [pressure, setPressure] = useState<(typeof PRESSURES)[number] | ''>('');
  const [scent, setScent] = useState<'NONE' | 'FINE' | ''>('');
  const [words, setWords] = useState<Partial<Record<Word, string>>>({});
  const submit = async () => {
    const said = Object.entries(words).filter(([, text]) => text.trim() !== '');
    const outcome = await propose.run({
      input: {
        clientId,
        reason,
        ...(regions.length > 0 ? { regions: regions.map((region) => ({ region, choice })) } : {}),
        ...(pressure === '' ? {} : { maxPressure: Number(pressure) }),
        ...(scent === '' ? {} : { scent: scent === 'FINE' }),
        ...Object.fromEntries(said),
        idempotencyKey: key.current(),
      },
    });
    key.renew();
    if (outcome.ok) {
      say(`Proposed. It holds when ${name} accepts it.`);
      onClose();
    }
  };
  return (
    <Dialog title={`Propose a change to ${name}`} onClose={onClose} size="lg">
      <DialogForm
        submit="Propose"
        busy={propose.busy}
        problem={propose.problem}
        shown={['reason']}
        onSubmit={submit}
        onCancel={onClose}
      >
        <p className="quiet">{name} reads it with your name and your reason, and says yes or no.</p>
        <Textarea
          label={`Why, in plain words for ${name}`}
          required
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          error={fieldMessage(propose.problem, 'reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RegionList
          label="Regions"
          chosen={regions}
          onChange={setRegions}
          refused={(code) => choiceProblem(code, 'ASK_FIRST')}
        />
        {regions.length > 0 && (
          <Choice
            label="should be"
            columns={3}
            value={choice}
            onChange={setChoice}
            options={REGION_CHOICES.map((value) => ({ value, label: REGION_CHOICES_LABELS[value] }))}
          />
        )}
        <Select
          label="Greatest pressure"
          placeholder={`${AS_IT_IS}: up to ${boundaries.maxPressure} of 5`}
          value={pressure}
          onChange={setPressure}
          options={PRESSURES.map((value) => ({ value, label: `Up to ${value} of 5` }))}
        />
        <Select
          label="Scent"
          placeholder={`${AS_IT_IS}: ${boundaries.scent ? 'scent is fine' : 'no scent'}`}
          value={scent}
          onChange={setScent}
          options={SCENTS}
        />
        <Stack>
          {WORDS.map(([part, label]) => (
            <TextInput
              key={part}
              label={label}
              placeholder={boundaries[part] ? `${AS_IT_IS}: ${boundaries[part]}` : AS_IT_IS}
              maxLength={200}
              value={words[part] ?? ''}
              error={fieldMessage(propose.problem, part)}
              onChange={(event) => setWords({ ...words, [part]: event.currentTarget.value })}
            />
          ))}
        </Stack>
      </DialogForm>
    </Dialog>
  );
}
