import type { BoundariesFacts, RegionChoice } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

export interface BoundariesRow {
  readonly clientId: string;
  readonly version: number;
  readonly maxPressure: number;
  readonly regions: Record<string, RegionChoice>;
  readonly draping: string;
  readonly scent: boolean;
  readonly talk: string;
  readonly stopSignal: string | null;
  readonly note: string | null;
  readonly whatHelps: string | null;
}

export interface CrisisResourceRow {
  readonly name: string;
  readonly phone: string | null;
  readonly text: string | null;
  readonly url: string | null;
  readonly region: string;
  readonly checkedOn: string;
}

const COLUMNS = `b.client_id as "clientId", b.version, b.max_pressure as "maxPressure", b.regions, b.draping, b.scent,
  b.talk, b.stop_signal as "stopSignal", b.note, b.what_helps as "whatHelps"`;

const NEWEST = sql(
  'consent.boundaries',
  `select distinct on (b.client_id) ${COLUMNS} from attune.boundaries b
   where b.client_id = any ($1::uuid[]) order by b.client_id, b.version desc`,
);
const CRISIS = sql(
  'consent.crisisResources',
  `select name, phone, text_number as text, url, region, checked_on as "checkedOn" from attune.crisis_resource
   where practice_id = attune.practice_id() and ($1::text is null or region = $1) order by position, name`,
);

/** What the client allows, as the actor may see it. */
@Injectable()
export class ConsentRead {
  async boundaries(clientId: string): Promise<BoundariesRow | null> {
    return currentContext().reader.load<BoundariesRow>(NEWEST, 'clientId', clientId);
  }

  boundariesIn(unit: Unit, clientId: string): Promise<(BoundariesRow & BoundariesFacts) | null> {
    return unit.one<BoundariesRow>(NEWEST, [[clientId]]);
  }

  /** The practice's crisis resources, of one region or all. */
  crisisResources(region: string | null): Promise<CrisisResourceRow[]> {
    return currentContext().reader.read<CrisisResourceRow>(CRISIS, [region]);
  }
}
