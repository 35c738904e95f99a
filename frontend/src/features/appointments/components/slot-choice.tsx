import type { MySlotsQuery } from '../../../generated/appointments.ts';
import { dayAndTime } from '../../../lib/dates.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { whySlot } from '../../../lib/why-slot.ts';
import { firstName } from '../../../lib/words.ts';
import styles from './ask-for-visit.module.css';

export type Slot = MySlotsQuery['suggestSlots'][number];

/** What tells a slot from others. */
export const slotKey = (slot: Slot) => `${slot.practitionerId} ${slot.startsAt}`;

interface SlotChoiceProps {
  readonly slots: readonly Slot[];
  readonly chosen: Slot | null;
  readonly onChoose: (slot: Slot) => void;
}

/** Times that fit, by time, each with its reasons: one is chosen. */
export function SlotChoice({ slots, chosen, onChoose }: SlotChoiceProps) {
  const zone = useZone();
  const inOrder = slots.toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
  return (
    <fieldset className={styles.choices}>
      <legend>Which time suits you?</legend>
      {inOrder.map((one) => (
        <label key={slotKey(one)} className={styles.choice}>
          <input
            type="radio"
            name="slot"
            checked={chosen !== null && slotKey(chosen) === slotKey(one)}
            onChange={() => onChoose(one)}
          />
          <span className={styles.name}>
            {dayAndTime(one.startsAt, zone)} with {firstName(one.practitioner.name)}
          </span>
          <Reasons slot={one} />
        </label>
      ))}
    </fieldset>
  );
}

/** Why this time fits, or what speaks against it, rule by rule. */
function Reasons({ slot }: { readonly slot: Slot }) {
  const sentences = whySlot(slot).map(({ sentence }) => sentence);
  return (
    <span className={styles.sub}>
      {sentences.length > 0 ? sentences.join(' ') : 'Nothing in your plan speaks against it.'}
    </span>
  );
}
