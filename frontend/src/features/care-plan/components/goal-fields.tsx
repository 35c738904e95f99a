import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import type { GoalForm } from './plan-form.ts';
import styles from './plan-editor.module.css';

interface GoalFieldsProps {
  readonly number: number;
  readonly goal: GoalForm;
  readonly error: (field: string) => string | null;
  readonly onChange: (goal: GoalForm) => void;
  readonly onRemove: () => void;
}

/** A goal: in the client's words, with what it is measured by and until when. */
export function GoalFields({ number, goal, error, onChange, onRemove }: GoalFieldsProps) {
  return (
    <div className={styles.row} role="group" aria-label={`Goal ${number}`}>
      <div className={styles.rowHead}>
        Goal {number}
        <Button variant="subtle" size="compact-sm" onClick={onRemove}>
          Remove<span className="visually-hidden"> goal {number}</span>
        </Button>
      </div>
      <TextInput
        label="What we work towards"
        placeholder="Sleep through the night four times a week"
        value={goal.statement}
        error={error('statement')}
        onChange={(event) => onChange({ ...goal, statement: event.currentTarget.value })}
      />
      <div className={styles.fields}>
        <TextInput
          label="Measured by"
          placeholder="PCL-5"
          value={goal.measureCode}
          error={error('measureCode')}
          onChange={(event) => onChange({ ...goal, measureCode: event.currentTarget.value })}
        />
        <TextInput
          label="Target"
          inputMode="decimal"
          value={goal.target}
          error={error('target')}
          onChange={(event) => onChange({ ...goal, target: event.currentTarget.value })}
        />
        <TextInput
          label="Until"
          type="date"
          value={goal.due}
          error={error('due')}
          onChange={(event) => onChange({ ...goal, due: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label="Steps towards it"
        description="One a line, the easiest first; the client says when one is reached."
        autosize
        minRows={1}
        value={goal.steps}
        error={error('steps')}
        onChange={(event) => onChange({ ...goal, steps: event.currentTarget.value })}
      />
      <Checkbox
        label="For the client and psychotherapy only; bodywork does not see it"
        checked={goal.audience === 'PSYCHOTHERAPY'}
        onChange={(event) =>
          onChange({ ...goal, audience: event.currentTarget.checked ? 'PSYCHOTHERAPY' : 'TEAM' })
        }
      />
    </div>
  );
}
