import type { RecoveryKind } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { PracticeKeys, type Sealed } from '../../../platform/crypto/index.ts';
import { sql, type Statement, type Unit } from '../../../platform/database/index.ts';

/** An entry as its owner reads it. */
export interface RecoveryEntry {
  readonly id: string;
  readonly at: string;
  readonly heaviness: number;
  readonly helped: readonly RecoveryKind[];
  readonly note: string | null;
}

type EntryRow = Omit<RecoveryEntry, 'note'> &
  ({ readonly keyVersion: number; readonly sealed: Buffer } | { readonly keyVersion: null });

const COLUMNS = 'id, at, heaviness, helped, key_version as "keyVersion", sealed';
const OWN = 'practice_id = (select attune.practice_id()) and member_id = (select attune.member_id())';

const NEWEST = sql(
  'selfCare.log',
  `select ${COLUMNS} from attune.recovery_entry where ${OWN} order by at desc, id desc limit $1`,
);
const ONE = sql('selfCare.entry', `select ${COLUMNS} from attune.recovery_entry where ${OWN} and id = $1`);
const INSERT = sql(
  'selfCare.keep',
  `insert into attune.recovery_entry (practice_id, id, member_id, at, heaviness, helped, key_version, sealed)
   values (attune.practice_id(), $1, attune.member_id(), $2, $3, $4::text[], $5, $6)`,
);
const DELETE = sql('selfCare.delete', 'select attune.delete_recovery_entry($1) as deleted');

/** The recovery log of the actor; row-level security shows nobody else's, in whatever role. */
@Injectable()
export class RecoveryLogRepository {
  constructor(private readonly keys: PracticeKeys) {}

  /** The newest entries, newest first. */
  async newest(count: number): Promise<RecoveryEntry[]> {
    const { reader } = currentContext();
    const rows = await reader.read<EntryRow>(NEWEST, [count]);
    return Promise.all(rows.map((row) => this.opened(row)));
  }

  async one(id: string): Promise<RecoveryEntry | null> {
    const row = await currentContext().reader.one<EntryRow>(ONE, [id]);
    return row && this.opened(row);
  }

  /** Words are sealed for the entry's id, so that they open nowhere else. */
  async keep(unit: Unit, { id, at, heaviness, helped, note }: RecoveryEntry): Promise<void> {
    const sealed: Sealed | null =
      note === null ? null : await this.keys.seal(unit.query.bind(unit), id, note);
    unit.write(INSERT, [id, at, heaviness, helped, sealed?.keyVersion ?? null, sealed?.sealed ?? null]);
  }

  /** @returns whether it was there and the actor's own. */
  async delete(unit: Unit, id: string): Promise<boolean> {
    return (await unit.one<{ deleted: boolean }>(DELETE, [id]))?.deleted ?? false;
  }

  private async opened(row: EntryRow): Promise<RecoveryEntry> {
    const { id, at, heaviness, helped } = row;
    const note = row.keyVersion === null ? null : await this.keys.open(askOnce, id, row);
    return { id, at, heaviness, helped, note };
  }
}

/** Many entries of a request ask for each key once. */
function askOnce<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
  const { memo, reader } = currentContext();
  const key = `${statement.name} ${JSON.stringify(values)}`;
  const asked = (memo.get(key) as Promise<Row[]> | undefined) ?? reader.read<Row>(statement, values);
  memo.set(key, asked);
  return asked;
}
