import { EMERGENCY_CHECKED_ON, EMERGENCY_NUMBERS, emergencyNumbersOf } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

export interface CrisisResourceRow {
  readonly name: string;
  readonly phone: string | null;
  readonly text: string | null;
  readonly url: string | null;
  readonly region: string;
  readonly checkedOn: string;
}

/** A line as whoever runs the practice keeps it. */
export interface CrisisLineRow extends CrisisResourceRow {
  readonly id: string;
  readonly version: number;
}

// One row at least: where the practice has named nobody, its country alone.
const NAMED = sql(
  'crisisLines.named',
  `select p.country, p.time_zone as zone, c.name, c.phone, c.text_number as text, c.url, c.region, c.checked_on as "checkedOn"
   from attune.practice p
   left join attune.crisis_resource c on c.practice_id = p.id and c.removed_at is null
   where p.id = (select attune.practice_id()) order by c.position, c.name, c.id`,
);
const KEPT = sql(
  'crisisLines.kept',
  `select id, version, name, phone, text_number as text, url, region, checked_on as "checkedOn"
   from attune.crisis_resource
   where practice_id = (select attune.practice_id()) and removed_at is null order by position, name, id`,
);

type NamedRow = { readonly country: string; readonly zone: string } & (
  | CrisisResourceRow
  | { readonly name: null }
);

const dated = (numbers: typeof EMERGENCY_NUMBERS): CrisisResourceRow[] =>
  numbers.map((one) => ({ ...one, checkedOn: EMERGENCY_CHECKED_ON }));

/** The numbers of public record, for where nobody is signed in and where nothing else can be read. */
export const PUBLIC_NUMBERS: readonly CrisisResourceRow[] = dated(EMERGENCY_NUMBERS);

/** Whom to call. */
@Injectable()
export class CrisisLinesRead {
  /**
   * Whom the practice names; where it names nobody, the numbers of its country. A region that it does
   * not name gets the numbers of public record.
   */
  async ofPractice(region: string | null): Promise<CrisisResourceRow[]> {
    const rows = await currentContext().reader.read<NamedRow>(NAMED);
    const named = rows.filter((row): row is NamedRow & CrisisResourceRow => row.name !== null);
    const [here] = rows;
    const known = named.length > 0 || !here ? named : dated(emergencyNumbersOf(here.country, here.zone));
    const of = (all: readonly CrisisResourceRow[]) =>
      all.filter((one) => region === null || one.region === region);
    const fitting = of(known);
    return fitting.length > 0 ? fitting : of(PUBLIC_NUMBERS);
  }

  /** The practice's own lines, in their order. */
  kept(): Promise<CrisisLineRow[]> {
    return currentContext().reader.read<CrisisLineRow>(KEPT);
  }

  keptIn(unit: Unit): Promise<CrisisLineRow[]> {
    return unit.query<CrisisLineRow>(KEPT);
  }
}
