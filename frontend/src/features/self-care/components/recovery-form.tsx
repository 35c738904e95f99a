import {
  LONGEST_RECOVERY_NOTE,
  RECOVERY_KIND_WORDS,
  RECOVERY_KINDS,
  type RecoveryKind,
} from '@attune/shared';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { KeepRecoveryDocument } from '../../../generated/self-care.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Chips } from '../../../ui/chips.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { TapScale } from '../../../ui/tap-scale.tsx';
import { useToast } from '../../../ui/toast.tsx';

const POINTS = Array.from({ length: 11 }, (_, value) => ({ value, label: String(value) }));
const KINDS = RECOVERY_KINDS.map((value) => ({ value, label: RECOVERY_KIND_WORDS[value] }));

/** How heavy it was, what helped, and words. */
export function RecoveryForm() {
  const { busy, problem, run } = useVerb(KeepRecoveryDocument, 'keepRecovery');
  const key = useIdempotencyKey();
  const say = useToast();
  const [heaviness, setHeaviness] = useState<number | null>(null);
  const [helped, setHelped] = useState<readonly RecoveryKind[]>([]);
  const [note, setNote] = useState('');
  const save = async () => {
    if (heaviness === null) return;
    const outcome = await run({
      input: { heaviness, helped: [...helped], note, idempotencyKey: key.current() },
    });
    if (outcome.ok) {
      key.renew();
      setHeaviness(null);
      setHelped([]);
      setNote('');
      say('Kept, for you alone.');
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <Stack gap={16}>
        <TapScale
          label="How heavy was it?"
          ends="0 light, 10 as heavy as it gets"
          points={POINTS}
          value={heaviness}
          onTap={setHeaviness}
        />
        <Chips label="What helped, or would?" values={helped} onChange={setHelped} options={KINDS} />
        <Textarea
          label="Words for yourself"
          description="No names of clients: this is no record of them."
          autosize
          minRows={3}
          maxLength={LONGEST_RECOVERY_NOTE}
          value={note}
          error={fieldMessage(problem, 'note')}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ProblemNotice problem={problem} />
        <div>
          <Button type="submit" loading={busy} disabled={heaviness === null}>
            Keep it
          </Button>
        </div>
      </Stack>
    </form>
  );
}
