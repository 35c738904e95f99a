import { Textarea } from '@mantine/core';
import { fieldMessage, type Problem } from '../../../lib/results.ts';

interface OverrideProps {
  readonly problem: Problem | null;
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

/** Shown once a rule stood in the way: the lead psychotherapist may set it aside, with a reason. */
export function Override({ problem, value, onChange }: OverrideProps) {
  return (
    <Textarea
      label="Set the rule aside, and why"
      description="Only the lead psychotherapist can; the reason stays with the appointment, and the client can read it."
      autosize
      minRows={2}
      value={value}
      error={fieldMessage(problem, 'override.reason')}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Whether what stood in the way are rules of the plan, and neither a hold nor somebody who is taken. */
export const isAgainstRules = (problem: Problem | null) =>
  problem?.code === 'CONFLICT' &&
  (problem.findings ?? []).some((finding) => finding.hard && !finding.satisfied);
