import type { AppointmentFieldsFragment } from '../../../generated/scheduling.ts';
import { Choice } from '../../../ui/choice.tsx';

/** How much of a series is meant. */
export type Scope = 'THIS' | 'FOLLOWING' | 'ALL';

interface SeriesScopeProps {
  readonly appointment: AppointmentFieldsFragment;
  readonly label: string;
  /** What becomes of those that were moved by themselves. */
  readonly hint?: string;
  readonly value: Scope;
  readonly onChange: (scope: Scope) => void;
}

/** This appointment alone, or more of the series that it is part of; nothing where it is part of none. */
export function SeriesScope({ appointment, label, hint, value, onChange }: SeriesScopeProps) {
  if (!appointment.series?.everyWeeks) return null;
  return (
    <>
      <p>Part of a series: {appointment.series.sentence}.</p>
      <Choice
        label={label}
        value={value}
        onChange={onChange}
        options={[
          { value: 'THIS', label: 'Only this one' },
          { value: 'FOLLOWING', label: 'This and following', ...(hint ? { hint } : {}) },
          { value: 'ALL', label: 'All to come', ...(hint ? { hint } : {}) },
        ]}
      />
    </>
  );
}
