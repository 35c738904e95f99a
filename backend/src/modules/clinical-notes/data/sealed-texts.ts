import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { PracticeKeys, type Sealed } from '../../../platform/crypto/index.ts';
import type { Statement, Unit } from '../../../platform/database/index.ts';

type Ask = Unit['query'];

/** R13: opens sealed texts for whoever row-level security let read the row. */
@Injectable()
export class SealedTexts {
  constructor(private readonly keys: PracticeKeys) {}

  /**
   * The text, sealed for `purpose` (the id of the row it stands in). Many texts of a request ask for
   * each key once. @throws Error when it was tampered with or copied from another row.
   */
  open(purpose: string, sealed: Sealed): Promise<string> {
    return this.keys.open(askOnce, purpose, sealed);
  }
}

const askOnce: Ask = <Row extends object>(statement: Statement, values: readonly unknown[] = []) => {
  const { memo, reader } = currentContext();
  const key = `${statement.name} ${JSON.stringify(values)}`;
  const asked = (memo.get(key) as Promise<Row[]> | undefined) ?? reader.read<Row>(statement, values);
  memo.set(key, asked);
  return asked;
};
