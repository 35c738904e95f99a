import { Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import { Choice } from '../../../ui/choice.tsx';
import { Leaf } from '../../../ui/leaf.tsx';
import type { RulesDraft, RulesText } from '../domain/rules-draft.ts';

interface WordLeafProps {
  readonly draft: RulesDraft;
  readonly onChange: (patch: Partial<RulesDraft>) => void;
  readonly message: (part: RulesText) => string | null;
}

interface Line {
  readonly part: RulesText;
  readonly label: string;
  readonly ideas: readonly string[];
  readonly required?: boolean;
}

const LINES: readonly Line[] = [
  {
    part: 'draping',
    label: 'Covered',
    ideas: ['Standard draping', 'An extra blanket', 'I stay clothed, with a blanket'],
    required: true,
  },
  {
    part: 'clothing',
    label: 'Clothes',
    ideas: ['Everything stays on', 'Socks stay on', 'As it suits the work'],
  },
  {
    part: 'position',
    label: 'Position',
    ideas: ['Face down is fine', 'On my side', 'On my back, never face down', 'Sitting'],
  },
  {
    part: 'talk',
    label: 'Talking',
    ideas: ['Quiet', 'Quiet, but tell me what comes next', 'A little, when I start it', 'Either is fine'],
    required: true,
  },
  { part: 'music', label: 'Music', ideas: ['None', 'Quiet, without words', 'Either is fine'] },
  { part: 'light', label: 'Light', ideas: ['Dim', 'On, as bright as in the day', 'Either is fine'] },
];

/** What is around the work: covering, clothes, position, scent, talking, music, light. */
export function SurroundingsLeaf({ draft, onChange, message }: WordLeafProps) {
  return (
    <Leaf title="How it should be">
      {LINES.map((line) => (
        <IdeaInput
          key={line.part}
          line={line}
          value={draft[line.part]}
          error={message(line.part)}
          onChange={(text) => onChange({ [line.part]: text })}
        />
      ))}
      <Choice
        label="Scent"
        columns={2}
        value={draft.scent ? 'FINE' : 'NONE'}
        onChange={(chosen) => onChange({ scent: chosen === 'FINE' })}
        options={[
          { value: 'NONE', label: 'None, please' },
          { value: 'FINE', label: 'Scent is fine' },
        ]}
      />
    </Leaf>
  );
}

interface IdeaInputProps {
  readonly line: Line;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (text: string) => void;
}

/** Own words, with a few to choose from while typing. */
function IdeaInput({ line, value, error, onChange }: IdeaInputProps) {
  const id = useId();
  return (
    <>
      <TextInput
        label={line.label}
        size="md"
        list={id}
        maxLength={200}
        value={value}
        error={error}
        {...(line.required ? {} : { placeholder: 'No wish' })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={id}>
        {line.ideas.map((idea) => (
          <option key={idea} value={idea} />
        ))}
      </datalist>
    </>
  );
}

/** What stops everything, what helps then, and whatever else there is to say. */
export function StopLeaf({ draft, onChange, message }: WordLeafProps) {
  return (
    <Leaf title="To stop, and what helps">
      <TextInput
        label="A word or a sign that stops everything"
        description="For example “harbour”, or raising a hand. Without one, you agree on one before each session."
        size="md"
        maxLength={200}
        value={draft.stopSignal}
        error={message('stopSignal')}
        onChange={(event) => onChange({ stopSignal: event.currentTarget.value })}
      />
      <Textarea
        label="What helps me when it gets hard"
        size="md"
        autosize
        minRows={2}
        maxLength={1000}
        value={draft.whatHelps}
        error={message('whatHelps')}
        onChange={(event) => onChange({ whatHelps: event.currentTarget.value })}
      />
      <Textarea
        label="Anything else"
        size="md"
        autosize
        minRows={2}
        maxLength={2000}
        value={draft.note}
        error={message('note')}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </Leaf>
  );
}
