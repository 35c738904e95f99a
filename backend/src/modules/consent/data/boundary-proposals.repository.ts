import type { BoundaryChanges, BoundaryProposalState } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

export interface BoundaryProposalRow {
  readonly id: string;
  readonly clientId: string;
  readonly memberId: string;
  readonly changes: BoundaryChanges;
  readonly reason: string;
  readonly onVersion: number;
  readonly state: BoundaryProposalState;
  readonly proposedAt: string;
  readonly decidedAt: string | null;
  readonly acceptedVersion: number | null;
  /** Whether the actor made it. */
  readonly own: boolean;
}

const COLUMNS = `p.id, p.client_id as "clientId", p.member_id as "memberId", p.changes, p.reason,
  p.on_version as "onVersion", p.state, p.proposed_at as "proposedAt", p.decided_at as "decidedAt",
  p.accepted_version as "acceptedVersion",
  coalesce(p.member_id = (select attune.member_id()), false) as own`;
const HERE = 'p.practice_id = (select attune.practice_id())';

const OPEN = sql(
  'boundaryProposals.open',
  `select ${COLUMNS} from attune.boundary_proposal p
   where ${HERE} and p.client_id = any ($1::uuid[]) and p.state = 'PROPOSED' order by p.proposed_at, p.id`,
);
const BY_IDS = sql(
  'boundaryProposals.byIds',
  `select ${COLUMNS} from attune.boundary_proposal p where ${HERE} and p.id = any ($1::uuid[])`,
);
const LOCKED = sql(
  'boundaryProposals.locked',
  `select ${COLUMNS} from attune.boundary_proposal p where ${HERE} and p.id = $1 for no key update of p`,
);
const INSERT = sql(
  'boundaryProposals.insert',
  `insert into attune.boundary_proposal (practice_id, id, client_id, member_id, changes, reason, on_version, proposed_at)
   values (attune.practice_id(), $1, $2, attune.member_id(), $3::jsonb, $4, $5, $6)`,
);
const SETTLE = sql(
  'boundaryProposals.settle',
  `update attune.boundary_proposal set state = $2, decided_at = $3, accepted_version = $4
   where practice_id = attune.practice_id() and id = $1`,
);

@Injectable()
export class BoundaryProposalsRepository {
  /** What is proposed and not answered yet, the oldest first; batched over clients. */
  openOf(clientId: string): Promise<BoundaryProposalRow[]> {
    return currentContext().reader.loadMany<BoundaryProposalRow>(OPEN, 'clientId', clientId);
  }

  one(id: string): Promise<BoundaryProposalRow | null> {
    return currentContext().reader.load<BoundaryProposalRow>(BY_IDS, 'id', id);
  }

  /** A proposal within reach, as this transaction sees it. */
  findIn(unit: Unit, id: string): Promise<BoundaryProposalRow | null> {
    return unit.one<BoundaryProposalRow>(BY_IDS, [[id]]);
  }

  /** The same, kept from changing under us; null also when the actor may not change it. */
  lock(unit: Unit, id: string): Promise<BoundaryProposalRow | null> {
    return unit.one<BoundaryProposalRow>(LOCKED, [id]);
  }

  async propose(
    unit: Unit,
    row: Pick<BoundaryProposalRow, 'id' | 'clientId' | 'changes' | 'reason' | 'onVersion'>,
    at: string,
  ): Promise<void> {
    const { id, clientId, changes, reason, onVersion } = row;
    await unit.query(INSERT, [id, clientId, JSON.stringify(changes), reason, onVersion, at]);
  }

  /** Answers a proposal or takes it back; `version` is the one an accepted proposal became. */
  async settle(
    unit: Unit,
    id: string,
    state: Exclude<BoundaryProposalState, 'PROPOSED'>,
    at: string,
    version: number | null = null,
  ): Promise<void> {
    await unit.query(SETTLE, [id, state, at, version]);
  }
}
