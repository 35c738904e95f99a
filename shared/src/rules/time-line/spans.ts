/** Something that lasts from an instant to another. */
export interface PackedSpan {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/**
 * On which row each span stands, so that none covers another: each takes the highest row that is free
 * when it begins. Spans that only touch share a row.
 */
export function packSpans(spans: readonly PackedSpan[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  const ends: number[] = [];
  for (const { key, from, to } of spans.toSorted(
    (one, other) => one.from - other.from || other.to - one.to || one.key.localeCompare(other.key),
  )) {
    const free = ends.findIndex((end) => end <= from);
    const row = free === -1 ? ends.length : free;
    ends[row] = to;
    rows.set(key, row);
  }
  return rows;
}
