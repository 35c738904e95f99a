import {
  GROUNDING_EXERCISE_WORDS,
  GROUNDING_EXERCISES,
  type GroundingExercise,
  isBreathing,
  LONGEST_EXERCISE_SENTENCE,
  OCEAN,
  THREE_PART,
  USUAL_BREATH,
} from '@attune/shared';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AssignExerciseDocument } from '../../../generated/care-plan.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Row, Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';

interface AssignExerciseProps {
  readonly clientId: string;
  readonly onDone: () => void;
}

const MOST_MINUTES = 20;
const OPTIONS = GROUNDING_EXERCISES.map((value) => ({ value, label: GROUNDING_EXERCISE_WORDS[value] }));

/** Which exercise, how it begins, and when or what for. */
export function AssignExercise({ clientId, onDone }: AssignExerciseProps) {
  const { busy, problem, run } = useVerb(AssignExerciseDocument, 'assignExercise');
  const key = useIdempotencyKey();
  const [exercise, setExercise] = useState<GroundingExercise>('OCEAN_BREATH');
  const [breath, setBreath] = useState({ in: '4', out: '6' });
  const [minutes, setMinutes] = useState('');
  const [sentence, setSentence] = useState('');
  const breathing = isBreathing(exercise);
  const even = exercise === 'THREE_PART_BREATH';
  const choose = (value: GroundingExercise | '') => {
    if (value === '') return;
    setExercise(value);
    if (isBreathing(value)) {
      const { inSeconds, outSeconds } = USUAL_BREATH[value];
      setBreath({ in: String(inSeconds), out: String(outSeconds) });
    }
  };
  const numberOf = (text: string) => (text.trim() === '' ? null : Number(text));
  const save = async () => {
    const lengths = {
      inSeconds: numberOf(breath.in),
      outSeconds: numberOf(even ? breath.in : breath.out),
      minutes: numberOf(minutes),
    };
    const outcome = await run({
      input: {
        clientId,
        exercise,
        sentence,
        ...(breathing ? lengths : {}),
        idempotencyKey: key.current(),
      },
    });
    if (outcome.ok) onDone();
    else key.renew();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <Stack gap={12}>
        <Select label="Exercise" value={exercise} onChange={choose} options={OPTIONS} />
        {breathing && (
          <>
            <TextInput
              label={even ? 'Seconds each way, to begin with' : 'Seconds in'}
              type="number"
              inputMode="numeric"
              min={even ? THREE_PART.least : OCEAN.in.least}
              max={even ? THREE_PART.startsAtMost : OCEAN.in.most}
              value={breath.in}
              error={
                fieldMessage(problem, 'inSeconds') ?? (even ? fieldMessage(problem, 'outSeconds') : null)
              }
              onChange={(event) => setBreath({ ...breath, in: event.currentTarget.value })}
            />
            {!even && (
              <TextInput
                label="Seconds out"
                type="number"
                inputMode="numeric"
                min={OCEAN.out.least}
                max={OCEAN.out.most}
                value={breath.out}
                error={fieldMessage(problem, 'outSeconds')}
                onChange={(event) => setBreath({ ...breath, out: event.currentTarget.value })}
              />
            )}
            <TextInput
              label="Minutes, if it is to end by itself"
              type="number"
              inputMode="numeric"
              min={1}
              max={MOST_MINUTES}
              value={minutes}
              error={fieldMessage(problem, 'minutes')}
              onChange={(event) => setMinutes(event.currentTarget.value)}
            />
          </>
        )}
        <TextInput
          label="When, or what for"
          placeholder="Before sleep"
          maxLength={LONGEST_EXERCISE_SENTENCE}
          value={sentence}
          error={fieldMessage(problem, 'sentence')}
          onChange={(event) => setSentence(event.currentTarget.value)}
        />
        <ProblemNotice problem={problem} />
        <Row gap={10}>
          <Button type="submit" loading={busy} disabled={sentence.trim() === ''}>
            Add it
          </Button>
          <Button variant="subtle" onClick={onDone}>
            Leave it
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
