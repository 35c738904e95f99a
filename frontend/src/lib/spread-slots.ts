interface Timed {
  readonly startsAt: string;
}

const APART_MS = 90 * 60_000;

/**
 * A handful of times that differ: the best first as they came, a few a day, well apart, in the order
 * of time. Twelve starts of one morning, a quarter of an hour apart, are no choice.
 * @param dayOf the local day of an instant.
 */
export function spreadSlots<Slot extends Timed>(
  slots: readonly Slot[],
  dayOf: (at: string) => string,
  { aDay = 3, inAll = 12 } = {},
): readonly Slot[] {
  const chosen: Slot[] = [];
  for (const slot of slots) {
    if (chosen.length === inAll) break;
    const sameDay = chosen.filter((one) => dayOf(one.startsAt) === dayOf(slot.startsAt));
    const apart = sameDay.every(
      (one) => Math.abs(Date.parse(one.startsAt) - Date.parse(slot.startsAt)) >= APART_MS,
    );
    if (sameDay.length < aDay && apart) {
      chosen.push(slot);
    }
  }
  return chosen.toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
}
