import { SAFETY_PLAN_LIMITS, SAFETY_PLAN_WORDS, type SafetyPlanPart } from '@attune/shared';
import { type KeyboardEvent, useId } from 'react';
import styles from './safety-plan.module.css';

interface PartEditorProps {
  readonly part: SafetyPlanPart;
  readonly lines: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
  /** What is wrong, by the place of the line; of the part as a whole at -1. */
  readonly problem?: { readonly line: number; readonly message: string } | null;
  /** A sentence more, for whoever writes it. */
  readonly hint?: string;
  readonly level?: 2 | 3;
}

/** One step of a plan: a question, a few examples, a line for each thing and always one more to fill. */
export function PartEditor({ part, lines, onChange, problem = null, hint, level = 2 }: PartEditorProps) {
  const id = useId();
  const { title, prompt, examples } = SAFETY_PLAN_WORDS[part];
  const full = lines.length >= SAFETY_PLAN_LIMITS.lines;
  const shown = full ? lines : [...lines, ''];
  const Heading = `h${level}` as const;

  const change = (place: number, value: string) => {
    const next = [...shown];
    next[place] = value;
    // Lines emptied at the end go; one in the middle stays until it is left.
    while (next.length > 0 && next.at(-1) === '') next.pop();
    onChange(next);
  };
  const leave = () => {
    if (lines.some((line) => line.trim() === '')) onChange(lines.filter((line) => line.trim() !== ''));
  };
  const onEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const fields = event.currentTarget.closest('fieldset')?.querySelectorAll('input') ?? [];
    const here = [...fields].indexOf(event.currentTarget);
    fields[here + 1]?.focus();
  };
  return (
    <fieldset className={styles.editor} aria-labelledby={`${id}-title`} aria-describedby={`${id}-prompt`}>
      <Heading id={`${id}-title`} className={styles.title}>
        {title}
      </Heading>
      <div id={`${id}-prompt`} className={styles.prompt}>
        <p>{prompt}</p>
        <p className={styles.examples}>For example: {examples.map((one) => `“${one}”`).join(', ')}.</p>
        {hint && <p className={styles.examples}>{hint}</p>}
      </div>
      {shown.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place, and keeps its field while it is typed.
        <div key={place} className={styles.field}>
          <input
            className={styles.input}
            type="text"
            value={line}
            maxLength={SAFETY_PLAN_LIMITS.letters}
            aria-label={`${title}, line ${place + 1}`}
            aria-invalid={problem?.line === place || undefined}
            aria-describedby={problem?.line === place ? `${id}-problem` : undefined}
            placeholder={place === lines.length ? 'Another line' : undefined}
            enterKeyHint="next"
            autoComplete="off"
            onChange={(event) => change(place, event.currentTarget.value)}
            onBlur={leave}
            onKeyDown={onEnter}
          />
        </div>
      ))}
      {full && <p className={styles.examples}>A plan is to be taken in at a glance; this step is full.</p>}
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem.message}
        </p>
      )}
    </fieldset>
  );
}
