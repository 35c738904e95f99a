import { ACHIEVEMENTS, ACHIEVEMENTS_LABELS, type Achievement, stepsInWords } from '@attune/shared';
import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type PlanFieldsFragment, SayHowGoalGoesDocument } from '../../../generated/care-plan.ts';
import { dayInWords, dayOf } from '../../../lib/dates.ts';
import { useRecord } from '../../../lib/record.tsx';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { SparkLine } from '../../../ui/spark-line.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './plan-changes.module.css';

type Goal = PlanFieldsFragment['goals'][number];

/** How a goal goes: the word for it, its figures with the trend, its steps; and who said so. */
export function GoalProgress({ goal }: { readonly goal: Goal }) {
  const { viewerCan } = useRecord();
  const zone = useZone();
  const [open, setOpen] = useState(false);
  const step = useVerb(SayHowGoalGoesDocument, 'recordGoalProgress');
  const { measured, steps, history } = goal;
  const figures = measured?.figures ?? [];
  const values = figures.map(({ value }) => value);
  const last = history.find((one) => one.achievement !== null);
  return (
    <div className={styles.progress}>
      <p>
        <b>{ACHIEVEMENTS_LABELS[goal.achievement as Achievement] ?? goal.achievement}</b>
        {last && (
          <span className="quiet">
            {' '}
            · {last.by}, <TimeText at={last.at} />
            {last.note && `: ${last.note}`}
          </span>
        )}
      </p>
      {measured && (
        <p className={styles.measured}>
          {figures.length > 1 && (
            <SparkLine
              name={measured.name}
              min={Math.min(...values)}
              max={Math.max(...values, Math.min(...values) + 1)}
              points={figures.map(({ at, value }) => ({ value, label: dayInWords(at, zone) }))}
            />
          )}
          <span>{measured.sentence}</span>
        </p>
      )}
      {steps.length > 0 && (
        <ul className={styles.steps} aria-label={`Steps: ${stepsInWords(steps)}`}>
          {steps.map((one) => (
            <li key={one.id}>
              <Checkbox
                checked={one.reachedOn !== null}
                disabled={!viewerCan.editPlan || step.busy}
                label={one.text}
                description={
                  one.reachedOn &&
                  `reached ${dayInWords(`${one.reachedOn}T12:00:00Z`, zone)}, says ${one.reachedBy}`
                }
                onChange={(event) =>
                  void step.run({
                    input: {
                      goalId: goal.id,
                      stepId: one.id,
                      reachedOn: event.currentTarget.checked ? dayOf(Date.now(), zone) : null,
                    },
                  })
                }
              />
            </li>
          ))}
        </ul>
      )}
      <ProblemNotice problem={step.problem} />
      {viewerCan.editPlan && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
            How it goes<span className="visually-hidden">: {goal.statement}</span>
          </Button>
        </div>
      )}
      {open && <SayHowItGoes goal={goal} onClose={() => setOpen(false)} />}
    </div>
  );
}

function SayHowItGoes({ goal, onClose }: { readonly goal: Goal; readonly onClose: () => void }) {
  const say = useToast();
  const [achievement, setAchievement] = useState(goal.achievement as Achievement);
  const [note, setNote] = useState('');
  const { run, busy, problem } = useVerb(SayHowGoalGoesDocument, 'recordGoalProgress');
  const save = async () => {
    if ((await run({ input: { goalId: goal.id, achievement, note: note || null } })).ok) {
      say('Written down. What was said before stays.');
      onClose();
    }
  };
  return (
    <Dialog title="How this goal goes" onClose={onClose}>
      <DialogForm submit="Write it down" onSubmit={save} onCancel={onClose} busy={busy} problem={problem}>
        <p>{goal.statement}</p>
        <Select
          label="In one word"
          value={achievement}
          onChange={(value) => value && setAchievement(value)}
          options={ACHIEVEMENTS.map((value) => ({ value, label: ACHIEVEMENTS_LABELS[value] }))}
        />
        <Textarea
          label="Note"
          description="Whoever sees the goal reads it."
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {goal.history.length > 0 && (
          <ol className={styles.history} aria-label="What was said before">
            {goal.history.map((one) => (
              <li key={one.id} className="quiet small">
                <TimeText at={one.at} />, {one.by}:{' '}
                {one.achievement
                  ? ACHIEVEMENTS_LABELS[one.achievement as Achievement]
                  : `${one.reachedOn ? 'reached' : 'not reached after all'}: ${one.step ?? 'a step'}`}
                {one.note && `. ${one.note}`}
              </li>
            ))}
          </ol>
        )}
      </DialogForm>
    </Dialog>
  );
}
