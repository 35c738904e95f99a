import { stripVTControlCharacters } from 'node:util';

/** As much of a failure as tells which it is; the whole stands where it happened. */
const LINES = 12;

/** The first lines of what a failed test said, without colours and empty lines. */
export function headOf(message: string): string {
  return stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES)
    .join('\n');
}
