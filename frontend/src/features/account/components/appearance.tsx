import { useMantineColorScheme } from '@mantine/core';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';

/** Light or dark, or as the device has it. */
export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Card title="Appearance">
      <Choice
        label="Colours"
        columns={3}
        value={colorScheme}
        onChange={setColorScheme}
        options={[
          { value: 'auto', label: 'As the device' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
    </Card>
  );
}
