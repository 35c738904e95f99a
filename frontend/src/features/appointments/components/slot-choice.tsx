import type { MySlotsQuery } from '../../../generated/appointments.ts';
import { dayAndTime } from '../../../lib/dates.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { whySlot } from '../../../lib/why-slot.ts';
import { firstName } from '../../../lib/words.ts';
import { LeafChoice, LeafChoices } from '../../../ui/leaf-choices.tsx';

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
    <LeafChoices legend="Which time suits you?">
      {inOrder.map((one) => (
        <LeafChoice
          key={slotKey(one)}
          name="slot"
          checked={chosen !== null && slotKey(chosen) === slotKey(one)}
          onChange={() => onChoose(one)}
          title={`${dayAndTime(one.startsAt, zone)} with ${firstName(one.practitioner.name)}`}
          sub={reasonsOf(one)}
        />
      ))}
    </LeafChoices>
  );
}

/** Why this time fits, or what speaks against it, rule by rule. */
function reasonsOf(slot: Slot): string {
  const sentences = whySlot(slot).map(({ sentence }) => sentence);
  return sentences.length > 0 ? sentences.join(' ') : 'Nothing in your plan speaks against it.';
}
