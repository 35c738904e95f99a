import type { Reader } from '../../../platform/database/index.ts';
import { sql } from '../../../platform/database/index.ts';
import { SECTIONS, type Section } from './sections/index.ts';

/** A piece of a section: some of its rows, never all of a long one. */
export interface Piece {
  readonly section: string;
  readonly single: boolean;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Whether no more of this section follows. */
  readonly last: boolean;
}

const OPENED_AT_ONCE = 200;
const OPENED = sql(
  'recordExport.whoOpened',
  `select id, at, who, role, action, ground, field_classes as "fieldClasses", own, reason
   from attune.access_log(attune.client_id(), true, $1::timestamptz, $2::uuid, $3)`,
);

/**
 * The own record of whoever the reader reads as, piece after piece in the order of the file. A piece is read when
 * the one before was taken, each in a moment of its own, and no connection waits for a slow reader.
 */
export async function* piecesOfRecord(reader: Reader): AsyncGenerator<Piece> {
  for (const section of SECTIONS) {
    yield* piecesOf(reader, section);
  }
  yield* opened(reader);
}

async function* piecesOf(
  reader: Reader,
  { name, statement, pageSize, single }: Section,
): AsyncGenerator<Piece> {
  let after: string | null = null;
  for (let last = false; !last; ) {
    const found: { k: string }[] = await reader.read<{ k: string }>(statement, [after, pageSize]);
    last = single || found.length < pageSize;
    after = found.at(-1)?.k ?? null;
    yield { section: name, single, rows: found.map(({ k, ...row }) => row), last };
  }
}

/** The newest first, as the client sees it in Attune. */
async function* opened(reader: Reader): AsyncGenerator<Piece> {
  let after: { readonly at: string; readonly id: string } | null = null;
  for (let last = false; !last; ) {
    const rows: { at: string; id: string }[] = await reader.read(OPENED, [
      after?.at ?? null,
      after?.id ?? null,
      OPENED_AT_ONCE,
    ]);
    last = rows.length < OPENED_AT_ONCE;
    after = rows.at(-1) ?? null;
    yield { section: 'whoOpened', single: false, rows, last };
  }
}
