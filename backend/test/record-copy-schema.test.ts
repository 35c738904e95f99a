import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportedRecordSchema } from '@attune/shared';
import { expect, it } from '@jest/globals';
import { z } from 'zod';

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'record-copy.schema.json');

it('writes down the form of a copy as JSON Schema; UPDATE_CENSUS=1 writes it anew', () => {
  const schema = { title: 'Copy of a record in Attune', ...z.toJSONSchema(exportedRecordSchema) };
  if (process.env['UPDATE_CENSUS']) {
    writeFileSync(FILE, `${JSON.stringify(schema, null, 2)}\n`);
  }
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});
