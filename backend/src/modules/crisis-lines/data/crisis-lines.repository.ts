import type { CrisisLineDraft } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { sql, type Unit } from '../../../platform/database/index.ts';

const HERE = 'practice_id = (select attune.practice_id()) and removed_at is null';

const ADD = sql(
  'crisisLines.add',
  `insert into attune.crisis_resource (practice_id, id, region, position, name, phone, text_number, url, checked_on)
   values (attune.practice_id(), $1, $2, (select coalesce(max(position), 0) + 1 from attune.crisis_resource where ${HERE}),
     $3, $4, $5, $6, $7)`,
);
const CHANGE = sql(
  'crisisLines.change',
  `update attune.crisis_resource set region = $3, name = $4, phone = $5, text_number = $6, url = $7, checked_on = $8,
     version = version + 1
   where ${HERE} and id = $1 and version = $2 returning id`,
);
const REMOVE = sql(
  'crisisLines.remove',
  `update attune.crisis_resource set removed_at = $3, version = version + 1
   where ${HERE} and id = $1 and version = $2 returning id`,
);
const ORDER = sql(
  'crisisLines.order',
  `update attune.crisis_resource set position = wanted.place
   from unnest($1::uuid[]) with ordinality as wanted (id, place)
   where ${HERE} and crisis_resource.id = wanted.id`,
);

/** Writes of whom clients are told to call. */
@Injectable()
export class CrisisLinesRepository {
  add(unit: Unit, id: string, { region, name, phone, text, url, checkedOn }: CrisisLineDraft): void {
    unit.write(ADD, [id, region, name, phone, text, url, checkedOn]);
  }

  /** @returns whether the line was there in this version. */
  async change(unit: Unit, id: string, version: number, draft: CrisisLineDraft): Promise<boolean> {
    const { region, name, phone, text, url, checkedOn } = draft;
    return (await unit.query(CHANGE, [id, version, region, name, phone, text, url, checkedOn])).length > 0;
  }

  async remove(unit: Unit, id: string, version: number, at: string): Promise<boolean> {
    return (await unit.query(REMOVE, [id, version, at])).length > 0;
  }

  order(unit: Unit, ids: readonly string[]): void {
    unit.write(ORDER, [ids]);
  }
}
