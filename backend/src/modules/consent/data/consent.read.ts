import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import { BOUNDARIES_COLUMNS, type BoundariesRow } from './boundaries.columns.ts';

const NEWEST = sql(
  'consent.boundaries',
  `select distinct on (b.client_id) ${BOUNDARIES_COLUMNS} from attune.boundaries b
   where b.client_id = any ($1::uuid[]) order by b.client_id, b.version desc`,
);
/** What the client allows, as the actor may see it. */
@Injectable()
export class ConsentRead {
  async boundaries(clientId: string): Promise<BoundariesRow | null> {
    return currentContext().reader.load<BoundariesRow>(NEWEST, 'clientId', clientId);
  }

  boundariesIn(unit: Unit, clientId: string): Promise<BoundariesRow | null> {
    return unit.one<BoundariesRow>(NEWEST, [[clientId]]);
  }

  /** Reads the newest version with the unit's commit, for a result that shows it. */
  foreseeBoundaries(unit: Unit, clientId: string): void {
    unit.foresee(NEWEST, 'clientId', clientId);
  }
}
