import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTING_NAMES } from '@attune/backend/config';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './lib/paths.ts';

describe('docs/operations.md', () => {
  it('names every setting of the server, and none that the server does not know', () => {
    const text = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
    const table = text.slice(text.indexOf('## Settings'), text.indexOf('`npm start` also reads'));
    const named = [...table.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
    );
    expect(named.sort()).toEqual([...SETTING_NAMES].sort());
  });
});
