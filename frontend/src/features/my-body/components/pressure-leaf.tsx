import { Choice } from '../../../ui/choice.tsx';
import { Leaf } from '../../../ui/leaf.tsx';
import { capital } from '../../../lib/words.ts';
import { PRESSURES } from './pressures.ts';

interface PressureLeafProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** The greatest pressure, in words. */
export function PressureLeaf({ value, onChange }: PressureLeafProps) {
  return (
    <Leaf title="How strong, at most">
      <Choice
        label="Greatest pressure"
        columns={2}
        value={String(value)}
        onChange={(chosen) => onChange(Number(chosen))}
        options={PRESSURES.map(({ word, hint }, index) => ({
          value: String(index),
          label: `${index} – ${capital(word)}`,
          hint,
        }))}
      />
    </Leaf>
  );
}
