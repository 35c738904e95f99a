import { RECORD_COPY_VERSION } from '@attune/shared';
import type { Piece } from '../data/record.read.ts';

/** What stands at the head of a copy. */
export interface CopyHead {
  readonly copyId: string;
  readonly madeAt: string;
  readonly practice: { readonly name: string; readonly timeZone: string };
}

/** The text of the JSON file, piece after piece. */
export async function* jsonText(head: CopyHead, pieces: AsyncIterable<Piece>): AsyncGenerator<string> {
  const opening = JSON.stringify({ format: 'attune-record', version: RECORD_COPY_VERSION, ...head });
  yield opening.slice(0, -1);
  let within: string | null = null;
  let count = 0;
  for await (const { section, single, rows, last } of pieces) {
    let text = '';
    if (within !== section) {
      text = `,\n${JSON.stringify(section)}:`;
      if (!single) text += '[';
      within = section;
      count = 0;
    }
    if (single) {
      yield text + JSON.stringify(rows[0] ?? null);
      continue;
    }
    for (const row of rows) {
      text += `${count === 0 ? '\n' : ',\n'}${JSON.stringify(row)}`;
      count += 1;
    }
    yield last ? `${text}]` : text;
  }
  yield '\n}\n';
}
