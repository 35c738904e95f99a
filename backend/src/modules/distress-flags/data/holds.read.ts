import type { HoldLevel } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** The strictest hold that is on for a client, and the flag that it stands on. */
export interface HoldRow {
  readonly clientId: string;
  readonly hold: HoldLevel;
  readonly flagId: string;
}

const HOLDS = sql(
  'flags.holds',
  'select client_id as "clientId", hold, flag_id as "flagId" from attune.holds_of($1::uuid[])',
);
const OPEN = sql(
  'flags.openCounts',
  'select client_id as "clientId", open from attune.open_flags_of($1::uuid[])',
);
const LOCK = sql('flags.lockClient', 'select attune.lock_client($1, $2)');

/** R18: which hold is on, and how many flags are open, for whoever may book or begin with a client. */
@Injectable()
export class HoldsRead {
  /** The hold of a client; batched over all clients asked for at once. */
  async of(clientId: string): Promise<HoldLevel> {
    const row = await currentContext().reader.load<HoldRow>(HOLDS, 'clientId', clientId);
    return row?.hold ?? 'NONE';
  }

  /** How many of a client's flags are not resolved: the one thing of flags an administrator may know. */
  async openFlags(clientId: string): Promise<number> {
    const row = await currentContext().reader.load<{ clientId: string; open: number }>(
      OPEN,
      'clientId',
      clientId,
    );
    return row?.open ?? 0;
  }

  /** The hold as a transaction sees it, to be asked under {@link takeTurns}; null when none is on. */
  in(unit: Unit, clientId: string): Promise<HoldRow | null> {
    return unit.one<HoldRow>(HOLDS, [[clientId]]);
  }

  /**
   * Makes what concerns a client's hold take turns until the transaction ends: who raises or lifts is
   * alone, who books or begins shares, so that a booking either sees the hold or is seen by it.
   */
  async takeTurns(unit: Unit, clientId: string, how: 'ALONE' | 'SHARED'): Promise<void> {
    await unit.query(LOCK, [clientId, how === 'ALONE']);
  }
}
