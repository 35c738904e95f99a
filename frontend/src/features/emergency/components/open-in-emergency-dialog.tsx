import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { OpenInEmergencyDocument } from '../../../generated/emergency.ts';
import { span } from '../../../lib/dates.ts';
import { recordPath } from '../../../lib/paths.ts';
import { fieldMessage, type Problem } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import styles from './open-in-emergency-dialog.module.css';

/** What stands in the way, in the words of this act; a name that is not found may as well be written wrongly. */
function inWords(problem: Problem | null): Problem | null {
  if (problem?.code === 'NOT_FOUND') {
    return {
      ...problem,
      message:
        'No client here has exactly this name, or more than one has. Please write first and last name in full.',
    };
  }
  if (problem?.code === 'RATE_LIMITED' && problem.retryAfterSeconds !== undefined) {
    const wait = span(Math.ceil(problem.retryAfterSeconds / 60));
    return { ...problem, message: `Five tries within an hour are the most. Please try again in ${wait}.` };
  }
  return problem;
}

/** Opens the record of a client of other colleagues, once it is said why and what will happen (R27). */
export function OpenInEmergencyDialog({ onClose }: { readonly onClose: () => void }) {
  const [clientName, setClientName] = useState('');
  const [reason, setReason] = useState('');
  const key = useIdempotencyKey();
  const open = useVerb(OpenInEmergencyDocument, 'openInEmergency');
  const navigate = useNavigate();

  const submit = async () => {
    const outcome = await open.run({ input: { clientName, reason, idempotencyKey: key.current() } });
    if (outcome.ok) {
      onClose();
      if (outcome.value.client) {
        void navigate(recordPath(outcome.value.client.id));
      }
    } else if (outcome.problem.code !== 'UNREACHABLE') {
      key.renew();
    }
  };
  return (
    <Dialog title="Open a record in an emergency" onClose={onClose} size="lg">
      <DialogForm
        submit="Open the record"
        onSubmit={submit}
        onCancel={onClose}
        busy={open.busy}
        problem={inWords(open.problem)}
        shown={['clientName', 'reason']}
      >
        <Notice tone="concern" title="For danger, when nobody of the client’s team can be reached.">
          <ul className={styles.list}>
            <li>The record is open to you for 4 hours, to read. You cannot change anything in it.</li>
            <li>
              The client and the owner of the practice are told at once, with your name and your reason.
            </li>
            <li>What you read is noted, and the client sees it.</li>
          </ul>
        </Notice>
        <TextInput
          label="Name of the client"
          description="First and last name in full."
          autoComplete="off"
          required
          withAsterisk={false}
          value={clientName}
          error={fieldMessage(open.problem, 'clientName')}
          onChange={(event) => setClientName(event.currentTarget.value)}
        />
        <Textarea
          label="Why is this needed now?"
          description="At least 20 characters. The client and the owner read these words: write them for both."
          autosize
          minRows={3}
          required
          withAsterisk={false}
          value={reason}
          error={fieldMessage(open.problem, 'reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
