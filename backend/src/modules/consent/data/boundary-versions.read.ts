import type { BoundariesContents } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import type { PageRequest } from '../../../platform/graphql/index.ts';
import { BOUNDARIES_COLUMNS, type BoundariesRow, contentsAsJson } from './boundaries.columns.ts';

/** A version and what led to it. */
export interface BoundaryVersionRow extends BoundariesRow {
  readonly changedAt: string;
  readonly changedBy: string;
  /** Who proposed what the client accepted; null where the client changed it alone. */
  readonly proposerId: string | null;
  /** The version before; null for the first. */
  readonly before: BoundariesContents | null;
}

const ONE = sql(
  'consent.boundariesAt',
  `select ${BOUNDARIES_COLUMNS} from attune.boundaries b
   where b.practice_id = (select attune.practice_id()) and b.client_id = any ($1::uuid[]) and b.version = $2`,
);
const PAGE = sql(
  'consent.boundaryVersions',
  `select page.* from unnest($1::uuid[]) as wanted (id)
   cross join lateral (
     select ${BOUNDARIES_COLUMNS}, c.name as "changedBy", p.member_id as "proposerId", ${contentsAsJson('o')} as before
     from attune.boundaries b
     join attune.client c on c.practice_id = b.practice_id and c.id = b.client_id
     left join attune.boundaries o
       on o.practice_id = b.practice_id and o.client_id = b.client_id and o.version = b.version - 1
     left join attune.boundary_proposal p on p.practice_id = b.practice_id and p.id = b.proposal_id
     where b.practice_id = (select attune.practice_id()) and b.client_id = wanted.id
       and ($2::integer is null or b.version < $2)
     order by b.version desc limit $3) page
   order by page.version desc`,
);

/** Earlier versions of clients' boundaries, as the actor may see them. */
@Injectable()
export class BoundaryVersionsRead {
  /** A version by its number; null where there is none. */
  async at(clientId: string, version: number): Promise<BoundariesRow | null> {
    const { reader } = currentContext();
    return (await reader.loadMany<BoundariesRow>(ONE, 'clientId', clientId, [version]))[0] ?? null;
  }

  /** Every version, the newest first; batched over clients. */
  ofClient(clientId: string, { after, limit }: PageRequest): Promise<BoundaryVersionRow[]> {
    return currentContext().reader.loadMany<BoundaryVersionRow>(PAGE, 'clientId', clientId, [
      after?.[0] ?? null,
      limit,
    ]);
  }
}
