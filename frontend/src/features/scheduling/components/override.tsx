import { Textarea } from '@mantine/core';
import { fieldMessage, type Problem } from '../../../lib/results.ts';
import { isPsychotherapist, type Viewer } from '../../../lib/viewer.tsx';

interface OverrideProps {
  readonly problem: Problem | null;
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

/**
 * Shown once a rule stood in the way: the lead psychotherapist may set a rule of the plan aside, and
 * practitioners may go beyond what they take on themselves; both with a reason.
 */
export function Override({ problem, value, onChange }: OverrideProps) {
  const ownLoad = unmetOf(problem).every((finding) => finding.kind === 'LOAD');
  return (
    <Textarea
      label={ownLoad ? 'Go beyond what you take on, and why' : 'Set the rule aside, and why'}
      description={
        ownLoad
          ? 'Only you can; the reason stays with the appointment, for you and who runs the practice.'
          : 'Only the lead psychotherapist can; the reason stays with the appointment, and the client can read it.'
      }
      autosize
      minRows={2}
      value={value}
      error={fieldMessage(problem, 'override.reason')}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const unmetOf = (problem: Problem | null) =>
  problem?.code === 'CONFLICT'
    ? (problem.findings ?? []).filter((finding) => finding.hard && !finding.satisfied)
    : [];

/**
 * Whether the viewer can go on in spite of what stood in the way: rules, and neither a hold nor somebody
 * who is taken. @param practitionerId with whom it would be.
 */
export function mayOverride(problem: Problem | null, viewer: Viewer, practitionerId: string | null): boolean {
  const unmet = unmetOf(problem);
  const load = unmet.filter((finding) => finding.kind === 'LOAD');
  return (
    unmet.length > 0 &&
    (load.length === unmet.length || isPsychotherapist(viewer)) &&
    (load.length === 0 || practitionerId === viewer.memberId)
  );
}
