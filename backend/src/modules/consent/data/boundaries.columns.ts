import type { BoundariesContents } from '@attune/shared';

/** A version of a client's boundaries. */
export interface BoundariesRow extends BoundariesContents {
  readonly clientId: string;
  readonly version: number;
  /** Null before the client has set any. */
  readonly changedAt: string | null;
}

/** What of a version is read, under the names of {@link BoundariesRow}; `b` is its table. */
export const BOUNDARIES_COLUMNS = `b.client_id as "clientId", b.version, b.max_pressure as "maxPressure", b.regions,
  b.draping, b.clothing, b.scent, b.talk, b.music, b.light, b.position, b.stop_signal as "stopSignal", b.note,
  b.what_helps as "whatHelps", b.changed_at as "changedAt"`;

/** The contents of a version as one value; null where the outer join found none. */
export const contentsAsJson = (
  table: string,
) => `case when ${table}.version is null then null else jsonb_build_object(
  'maxPressure', ${table}.max_pressure, 'regions', ${table}.regions, 'draping', ${table}.draping,
  'clothing', ${table}.clothing, 'scent', ${table}.scent, 'talk', ${table}.talk, 'music', ${table}.music,
  'light', ${table}.light, 'position', ${table}.position, 'stopSignal', ${table}.stop_signal,
  'note', ${table}.note, 'whatHelps', ${table}.what_helps) end`;
