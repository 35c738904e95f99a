import type { SlotFieldsFragment } from '../../../generated/scheduling.ts';
import { classNames } from '../../../lib/class-names.ts';
import { dayOf, longDay, timeOf } from '../../../lib/dates.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { whySlot } from '../../../lib/why-slot.ts';
import { firstName } from '../../../lib/words.ts';
import { Empty } from '../../../ui/states.tsx';
import styles from './slots.module.css';

export type Slot = SlotFieldsFragment;

export const keyOf = (slot: Slot) => `${slot.startsAt} ${slot.practitionerId}`;

interface SlotListProps {
  readonly slots: readonly Slot[];
  readonly chosen: Slot | null;
  readonly onChoose: (slot: Slot) => void;
}

/** Times that can be booked, by day, each with what speaks for it and what does not. */
export function SlotList({ slots, chosen, onChoose }: SlotListProps) {
  const zone = useZone();
  if (slots.length === 0) {
    return (
      <Empty title="Nothing fits in these weeks">Look further ahead, or at another service or person.</Empty>
    );
  }
  const sorted = [...slots].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const days = Map.groupBy(sorted, (slot) => dayOf(slot.startsAt, zone));
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <legend className="visually-hidden">Times that can be booked</legend>
      <div className={styles.days}>
        {[...days].map(([day, ofDay]) => (
          <div key={day}>
            <h3 className={styles.day}>{longDay(`${day}T12:00:00Z`, 'UTC')}</h3>
            <div className={styles.slots}>
              {ofDay.map((slot) => (
                <label key={keyOf(slot)} className={styles.slot}>
                  <input
                    type="radio"
                    name="slot"
                    checked={chosen !== null && keyOf(chosen) === keyOf(slot)}
                    onChange={() => onChoose(slot)}
                  />
                  <span className={styles.time}>{timeOf(slot.startsAt, zone)}</span>
                  <span className={styles.who}>
                    {[firstName(slot.practitioner.name), slot.room].filter(Boolean).join(' · ')}
                  </span>
                  {whySlot(slot).map(({ sentence, good }) => (
                    <span
                      key={sentence}
                      className={classNames(styles.reason, good ? styles.met : styles.unmet)}
                    >
                      {sentence}
                    </span>
                  ))}
                </label>
              ))}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
