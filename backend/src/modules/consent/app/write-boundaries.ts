import { type BoundariesContents, type Relation, sameBoundaries } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import { staleVersion } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { ConsentRead } from '../data/consent.read.ts';
import { NO_BOUNDARIES_YET } from '../domain/no-boundaries-yet.ts';

// Of two changes at once the later one waits here, and then finds its number taken.
const INSERT = sql(
  'boundaries.insert',
  `insert into attune.boundaries (practice_id, client_id, version, max_pressure, regions, draping, clothing, scent, talk,
     music, light, position, stop_signal, note, what_helps, proposal_id, changed_at, changed_by)
   values (attune.practice_id(), $1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, attune.user_id())
   on conflict do nothing returning version`,
);

interface Change {
  readonly clientId: string;
  /** The version that the client saw; 0 for none. */
  readonly expectedVersion: number;
  /** What shall hold, from what holds. */
  readonly contents: (newest: BoundariesContents) => BoundariesContents;
  readonly action: string;
  readonly relation: Relation;
  /** The proposal that is accepted by it. */
  readonly proposalId?: string;
}

/** Writes the next version of a client's boundaries. */
@Injectable()
export class WriteBoundaries {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly consent: ConsentRead,
  ) {}

  /**
   * The same contents again make no version. The policy has been asked before.
   * @returns the number of the version that holds.
   * @throws ProblemError StaleVersion with the newest number when `expectedVersion` is not it.
   */
  async run(unit: Unit, change: Change): Promise<number> {
    const { clientId, expectedVersion } = change;
    const newest = (await this.consent.boundariesIn(unit, clientId)) ?? NO_BOUNDARIES_YET;
    if (newest.version !== expectedVersion) {
      throw staleVersion(newest.version);
    }
    const contents = change.contents(newest);
    this.consent.foreseeBoundaries(unit, clientId);
    if (newest.version > 0 && sameBoundaries(newest, contents)) {
      return newest.version;
    }
    const version = newest.version + 1;
    if ((await unit.query(INSERT, this.valuesOf(change, version, contents))).length === 0) {
      throw staleVersion((await this.consent.boundariesIn(unit, clientId))?.version ?? version);
    }
    unit.write(
      ...this.audit.statement({
        ...AUDIT_OF_RELATION[change.relation],
        action: change.action,
        clientIds: [clientId],
        subjectType: 'BOUNDARIES',
        subjectId: clientId,
        fieldClasses: ['BOUNDARIES'],
      }),
    );
    unit.write(...this.live.statement({ kind: 'BOUNDARIES', id: clientId, clientId }));
    await this.outbox.recheckBookings(unit, 'BOUNDARIES', `${clientId}:${version}`, { clientId });
    return version;
  }

  private valuesOf(
    { clientId, proposalId }: Change,
    version: number,
    contents: BoundariesContents,
  ): readonly unknown[] {
    return [
      clientId,
      version,
      contents.maxPressure,
      JSON.stringify(contents.regions),
      contents.draping,
      contents.clothing,
      contents.scent,
      contents.talk,
      contents.music,
      contents.light,
      contents.position,
      contents.stopSignal,
      contents.note,
      contents.whatHelps,
      proposalId ?? null,
      this.clock.nowText(),
    ];
  }
}
