import { describe, expect, it } from '@jest/globals';
import { sizesOf } from './sizes.ts';

const parameters = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `    private readonly p${n}: Map<string, (a: number, b: { c: 1, d: 2 }) => void>,`,
  );
const file = (count: number, comment = '') =>
  ['class Big {', comment, '  constructor(', ...parameters(count), '  ) {}', '}'].join('\n');

describe('the sizes of files and constructors', () => {
  it('lets 400 lines pass and not 401, unless a reason is written in them', () => {
    expect(sizesOf('a\n'.repeat(400))).toEqual([]);
    expect(sizesOf('a\n'.repeat(401))).toHaveLength(1);
    expect(sizesOf(`// long-file: one table\n${'a\n'.repeat(401)}`)).toEqual([]);
  });

  it('counts the parameters of a constructor and not the commas in their types', () => {
    expect(sizesOf(file(7))).toEqual([]);
    expect(sizesOf(file(8))[0]).toContain(':3: a constructor of 8 parameters');
    expect(sizesOf(file(8, '// long-constructor: it puts the parts together'))).toEqual([]);
  });
});
