import { Chip, Input } from '@mantine/core';

interface ChipsProps<Value extends string> {
  readonly label: string;
  readonly description?: string;
  readonly values: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

/** Several of a few, each a tap. */
export function Chips<Value extends string>({
  label,
  description,
  values,
  onChange,
  options,
}: ChipsProps<Value>) {
  return (
    <Input.Wrapper label={label} description={description} role="group" aria-label={label}>
      <Chip.Group multiple value={[...values]} onChange={(chosen) => onChange(chosen as Value[])}>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8 }}>
          {options.map((option) => (
            <Chip key={option.value} value={option.value} size="sm" variant="outline">
              {option.label}
            </Chip>
          ))}
        </div>
      </Chip.Group>
    </Input.Wrapper>
  );
}
