import type { DayRange } from '@attune/shared';
import { Button, TextInput } from '@mantine/core';
import { inputTime, rangeTime } from './times.ts';
import styles from './hours.module.css';

interface RangeFieldsProps {
  /** What the pieces are of: 'Monday'. */
  readonly of: string;
  readonly ranges: readonly DayRange[];
  readonly onChange: (ranges: DayRange[]) => void;
}

/** Pieces of a day as pairs of times, for the keyboard and the phone. */
export function RangeFields({ of, ranges, onChange }: RangeFieldsProps) {
  const set = (index: number, piece: Partial<DayRange>) =>
    onChange(ranges.map((one, place) => (place === index ? { ...one, ...piece } : one)));
  const field = (index: number, end: 'from' | 'to', label: string) => (
    <TextInput
      type="time"
      step={900}
      aria-label={label}
      value={inputTime(ranges[index]?.[end] ?? '')}
      onChange={(event) => set(index, { [end]: rangeTime(event.currentTarget.value, end) })}
    />
  );
  return (
    <div className={styles.pieces}>
      {ranges.length === 0 && <span className="quiet">no work</span>}
      {ranges.map((_, index) => {
        const which = ranges.length > 1 ? `${of}, piece ${index + 1}` : of;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place alone.
          <div className={styles.piece} key={index}>
            {field(index, 'from', `${which}, from`)}
            <span aria-hidden="true">–</span>
            {field(index, 'to', `${which}, to`)}
            <Button
              variant="default"
              px={14}
              aria-label={`Take out ${which}`}
              onClick={() => onChange(ranges.filter((_one, place) => place !== index))}
            >
              ×
            </Button>
          </div>
        );
      })}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`Add hours on ${of}`}
        onClick={() => onChange([...ranges, nextPiece(ranges)])}
      >
        + Add hours
      </Button>
    </div>
  );
}

/** The whole day for the first piece; an empty one for others. */
function nextPiece(ranges: readonly DayRange[]): DayRange {
  return ranges.length === 0 ? { from: '09:00', to: '17:00' } : { from: '', to: '' };
}
