import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { AskForCorrectionDocument } from '../../../generated/my-notes.ts';
import { fieldMessage, type Problem } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { firstName } from '../../../lib/words.ts';
import { Act, Acts } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast.tsx';

/** The client says what should read otherwise; what was written stays until it is sent. */
export function AskForCorrection({
  noteId,
  onDone,
}: {
  readonly noteId: string;
  readonly onDone: () => void;
}) {
  const [wish, setWish] = useState('');
  const key = useIdempotencyKey();
  const ask = useVerb(AskForCorrectionDocument, 'requestAmendment');
  const say = useToast();
  const send = async () => {
    const outcome = await ask.run({ input: { noteId, wish, idempotencyKey: key.current() } });
    if (outcome.ok) {
      const { waitsFor } = outcome.value;
      key.renew();
      say(
        waitsFor ? `${firstName(waitsFor.name)} has your request.` : 'Your request stands beside the note.',
      );
      onDone();
    }
  };
  return (
    <Words
      label="What should it say?"
      description="The note itself stays, so that the record is whole. What is right is added to it, or you are told why not."
      send="Send"
      field="wish"
      text={wish}
      onText={setWish}
      busy={ask.busy}
      problem={ask.problem}
      onCancel={onDone}
      onSend={send}
    />
  );
}

/** The client's own words beside a note that was left as it is. */
export function OwnWords({
  busy,
  problem,
  onSend,
  onCancel,
}: {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSend: (text: string) => unknown;
  readonly onCancel: () => void;
}) {
  const [text, setText] = useState('');
  return (
    <Words
      label="In your own words"
      description="It stays with the note for good, and whoever reads the note reads it too."
      send="Put it there"
      field="statement"
      text={text}
      onText={setText}
      busy={busy}
      problem={problem}
      onCancel={onCancel}
      onSend={() => onSend(text)}
    />
  );
}

interface WordsProps {
  readonly label: string;
  readonly description: string;
  readonly send: string;
  readonly field: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSend: () => unknown;
  readonly onCancel: () => void;
}

function Words({
  label,
  description,
  send,
  field,
  text,
  onText,
  busy,
  problem,
  onSend,
  onCancel,
}: WordsProps) {
  return (
    <>
      <Textarea
        label={label}
        description={description}
        autosize
        minRows={3}
        value={text}
        error={fieldMessage(problem, field)}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <ProblemNotice problem={problem} shown={[field]} />
      <Acts>
        <Act busy={busy} onClick={onSend}>
          {send}
        </Act>
        <Act quiet onClick={onCancel}>
          Cancel
        </Act>
      </Acts>
    </>
  );
}
