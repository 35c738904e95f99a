import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { LiftHoldDocument, ResolveFlagDocument } from '../../../generated/flags.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { DialogForm } from '../../../ui/dialog.tsx';
import { useToast } from '../../../ui/toast.tsx';

interface FlagStepFormProps {
  readonly flagId: string;
  readonly step: 'LIFT' | 'RESOLVE';
  /** Whether resolving ends a hold too. */
  readonly holds: boolean;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A psychotherapist's decision about a flag: lifting its hold with conditions, or ending it. */
export function FlagStepForm({ flagId, step, holds, onDone, onCancel }: FlagStepFormProps) {
  const [text, setText] = useState('');
  const [conditions, setConditions] = useState('');
  const lift = useVerb(LiftHoldDocument, 'liftHold');
  const resolve = useVerb(ResolveFlagDocument, 'resolveDistressFlag');
  const say = useToast();
  const lifting = step === 'LIFT';
  const { busy, problem } = lifting ? lift : resolve;

  const submit = async () => {
    const input = { flagId, text, conditions: conditions || null };
    const outcome = lifting ? await lift.run({ input }) : await resolve.run({ input });
    if (outcome.ok) {
      say(
        lifting
          ? 'The hold is lifted; the team sees your conditions.'
          : 'The flag is resolved; the team sees it.',
      );
      onDone();
    }
  };
  return (
    <DialogForm
      submit={lifting ? 'Lift the hold' : 'Resolve the flag'}
      onSubmit={submit}
      onCancel={onCancel}
      busy={busy}
      problem={problem}
      shown={['text', 'conditions']}
    >
      <Textarea
        label={lifting ? 'Why can bodywork go on?' : 'How does this end?'}
        description="For the psychotherapists of the team."
        autosize
        minRows={3}
        required
        withAsterisk={false}
        value={text}
        error={fieldMessage(problem, 'text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {(lifting || holds) && (
        <Textarea
          label="Under which conditions?"
          description="The massage therapist reads this before the next session, for example “gentle work only, sitting up, for two sessions”."
          autosize
          minRows={2}
          value={conditions}
          error={fieldMessage(problem, 'conditions')}
          onChange={(event) => setConditions(event.currentTarget.value)}
        />
      )}
    </DialogForm>
  );
}
