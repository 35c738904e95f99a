import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type Text, textsOf } from './texts.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const COMMITTED = fileURLToPath(new URL('./scheduling.txt', import.meta.url));
/** Where findings, refusals, reasons and problems of scheduling get their words. */
const SCHEDULING = [
  'backend/src/modules/{availability,calendar,reminders,scheduling,services,waiting-list}/**/*.ts',
  'shared/src/rules/{booking-limits,coordination*,credentials,flags,load,misfits,placement*,rest-times}.ts',
  'shared/src/rules/{reminders,series,services,slot-ranking,waiting-list,working-hours}.ts',
  'shared/src/schemas/{appointment,hours,preferred-times,reminder*,series,service,waiting-list}.schema.ts',
];
/** Words of programs, which say nothing to whoever wants an appointment. */
const JARGON =
  /\b(ids?|uuid|null|undefined|true|false|enum|boolean|string|integer|array|payload|request body|server|database|row|column|query|token|slot|conflict|invalid|entity|instance|exception|timestamp|UTC|ISO|error|constraint|optimi[sz]er|solver|greedy)\b/i;
/** Names as a program writes them: SOME_CODE, someName, some.name. */
const IDENTIFIER = /\b[A-Z]+_[A-Z_]+\b|\b[a-z]+[A-Z]\w*\b|\b[a-z]+\.[a-z]+\b/;
/** The longest that is read at a glance. */
const LONGEST = 160;

describe('the words of scheduling', () => {
  const texts = textsOf(ROOT, SCHEDULING);

  it('are those that somebody has read (UPDATE_CENSUS=1 writes the list anew, to be read again)', () => {
    const list = `${[...Map.groupBy(texts, (one) => one.file)].map(inList).join('\n\n')}\n`;
    if (process.env['UPDATE_CENSUS'] === '1' && process.env['CI'] === undefined) {
      writeFileSync(COMMITTED, list);
    }
    expect(readFileSync(COMMITTED, 'utf8')).toBe(list);
  });

  it.each(texts)('R23: are plain and short: $text', ({ text }) => {
    // What is put in is a name, a number or a time by then.
    const said = text.replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '…');
    expect(said).not.toMatch(JARGON);
    expect(said).not.toMatch(IDENTIFIER);
    expect(said.length).toBeLessThanOrEqual(LONGEST);
  });

  it('are told from what only programmers read', () => {
    expect(texts.map(({ text }) => text)).toContain('There is no free room at that time.');
    expect(texts.filter(({ text }) => text.startsWith('Everything the rules say of this time'))).toEqual([]);
  });
});

function inList([file, texts]: [string, Text[]]): string {
  return [`${file}:`, ...texts.map(({ text }) => `  ${text}`)].join('\n');
}
