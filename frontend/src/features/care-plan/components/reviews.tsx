import type { ReviewDecision } from '@attune/shared';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  HoldPlanReviewDocument,
  type PlanFieldsFragment,
  SetReviewDayDocument,
} from '../../../generated/care-plan.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useRecord } from '../../../lib/record.tsx';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './plan-changes.module.css';

const DECISIONS: Readonly<Record<ReviewDecision, string>> = {
  GO_ON: 'It goes on as it is',
  CHANGE: 'Something changes',
};

/** When the plan is looked at again, and what was decided when it was. */
export function Reviews({ plan }: { readonly plan: PlanFieldsFragment }) {
  const { viewerCan } = useRecord();
  const zone = useZone();
  const [open, setOpen] = useState<'SET' | 'HOLD' | null>(null);
  const { nextReview, heldReviews } = plan;
  return (
    <Card title="Looking at it together">
      <Stack gap={12}>
        <p>
          {nextReview
            ? `Next on ${dayInWords(`${nextReview.dueOn}T12:00:00Z`, zone)}, chosen by ${nextReview.setBy}.`
            : 'No day is chosen yet.'}
        </p>
        {viewerCan.editPlan && (
          <Row>
            {nextReview && <Button onClick={() => setOpen('HOLD')}>We looked at it</Button>}
            <Button variant="default" onClick={() => setOpen('SET')}>
              {nextReview ? 'Another day' : 'Choose a day'}
            </Button>
          </Row>
        )}
        {heldReviews.length > 0 && (
          <ol className={styles.history} aria-label="What was decided">
            {heldReviews.map((one) => (
              <li key={one.id}>
                {one.decision && DECISIONS[one.decision]}. {one.words}
                <div className="quiet small">
                  {one.heldBy}, {one.heldAt && <TimeText at={one.heldAt} />}
                </div>
              </li>
            ))}
          </ol>
        )}
      </Stack>
      {open === 'SET' && <ChooseDay planId={plan.id} onClose={() => setOpen(null)} />}
      {open === 'HOLD' && nextReview && <Hold reviewId={nextReview.id} onClose={() => setOpen(null)} />}
    </Card>
  );
}

function ChooseDay({ planId, onClose }: { readonly planId: string; readonly onClose: () => void }) {
  const [on, setOn] = useState('');
  const { run, busy, problem } = useVerb(SetReviewDayDocument, 'setPlanReview');
  const save = async () => {
    if ((await run({ input: { planId, on } })).ok) {
      onClose();
    }
  };
  return (
    <Dialog title="When is the plan looked at again?" onClose={onClose}>
      <DialogForm
        submit="Choose this day"
        onSubmit={save}
        onCancel={onClose}
        busy={busy}
        problem={problem}
        shown={['on']}
        disabled={on === ''}
      >
        <TextInput
          label="Day"
          type="date"
          value={on}
          error={fieldMessage(problem, 'on')}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
      </DialogForm>
    </Dialog>
  );
}

function Hold({ reviewId, onClose }: { readonly reviewId: string; readonly onClose: () => void }) {
  const say = useToast();
  const [decision, setDecision] = useState<ReviewDecision>('GO_ON');
  const [words, setWords] = useState('');
  const [nextOn, setNextOn] = useState('');
  const { run, busy, problem } = useVerb(HoldPlanReviewDocument, 'holdReview');
  const save = async () => {
    if ((await run({ input: { reviewId, decision, words, nextOn } })).ok) {
      say('Written down. The client is told.');
      onClose();
    }
  };
  return (
    <Dialog title="We looked at the plan" onClose={onClose}>
      <DialogForm
        submit="Write it down"
        onSubmit={save}
        onCancel={onClose}
        busy={busy}
        problem={problem}
        shown={['words', 'nextOn']}
        disabled={words.trim() === '' || nextOn === ''}
      >
        <Choice
          label="What was decided"
          columns={2}
          value={decision}
          onChange={setDecision}
          options={(['GO_ON', 'CHANGE'] as const).map((value) => ({ value, label: DECISIONS[value] }))}
        />
        <Textarea
          label="In plain words"
          description="The client reads it."
          autosize
          minRows={2}
          value={words}
          error={fieldMessage(problem, 'words')}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <TextInput
          label="Look at it again on"
          type="date"
          value={nextOn}
          error={fieldMessage(problem, 'nextOn')}
          onChange={(event) => setNextOn(event.currentTarget.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
