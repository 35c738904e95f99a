interface Visit {
  readonly startsAt: string;
  readonly state: string;
  readonly service: { readonly discipline: string };
}

const HAPPENED = ['FULFILLED', 'IN_SESSION', 'ARRIVED'];
const COMING = ['BOOKED', 'REQUESTED', 'NEEDS_CLEARANCE'];

/** When each discipline last met the client, and what comes next; instants, or null. */
export function contactsOf(visits: readonly Visit[], now: number) {
  const sorted = [...visits].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const last = (discipline: string) =>
    sorted.findLast(
      (visit) =>
        visit.service.discipline === discipline && HAPPENED.includes(visit.state) && Date.parse(visit.startsAt) <= now,
    )?.startsAt ?? null;
  return {
    psychotherapy: last('PSYCHOTHERAPY'),
    bodywork: last('MASSAGE'),
    next: sorted.find((visit) => COMING.includes(visit.state) && Date.parse(visit.startsAt) > now)?.startsAt ?? null,
  };
}

const RISE = 1.5;
const HIGH = 7;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How a line of distress is drawn: high at the end, rising from its first third to its last, or steady. */
export function toneOf(values: readonly number[]): 'steady' | 'rising' | 'high' {
  if (values.length < 3) {
    return (values.at(-1) ?? 0) >= HIGH ? 'high' : 'steady';
  }
  const third = Math.max(1, Math.floor(values.length / 3));
  const end = mean(values.slice(-third));
  if (end >= HIGH) return 'high';
  return end - mean(values.slice(0, third)) >= RISE ? 'rising' : 'steady';
}
