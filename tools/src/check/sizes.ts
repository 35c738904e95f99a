import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { filesBelow } from '../lib/files.ts';
import { ROOT } from '../lib/paths.ts';

const MOST_LINES = 400;
const MOST_DEPENDENCIES = 7;

/** Files that are too long and constructors that need too much, unless they say why. */
export async function findSizes(): Promise<string> {
  const findings: string[] = [];
  for (const part of ['shared', 'backend', 'frontend', 'tools']) {
    for (const path of await filesBelow(join(ROOT, part), (file) => /\.tsx?$/.test(file))) {
      const text = await readFile(path, 'utf8');
      findings.push(...sizesOf(text).map((finding) => `${relative(ROOT, path)}${finding}`));
    }
  }
  return findings.join('\n');
}

/** What is too big in one file, each beginning with its place. */
export function sizesOf(text: string): string[] {
  const findings: string[] = [];
  const lines = text.trimEnd().split('\n').length;
  if (lines > MOST_LINES && !/long-file: \S/.test(text)) {
    findings.push(`: has ${lines} lines; split it, or say why not in a comment "long-file: <reason>".`);
  }
  for (const { index, parameters } of constructorsOf(text)) {
    if (parameters > MOST_DEPENDENCIES && !/long-constructor: \S/.test(text)) {
      const line = text.slice(0, index).split('\n').length;
      findings.push(
        `:${line}: a constructor of ${parameters} parameters; split the class, or say why not in a comment "long-constructor: <reason>".`,
      );
    }
  }
  return findings;
}

function constructorsOf(text: string): { index: number; parameters: number }[] {
  return [...text.matchAll(/^\s*(?:private |protected )?constructor\(/gm)].map((match) => ({
    index: match.index + match[0].length,
    parameters: countParameters(text.slice(match.index + match[0].length)),
  }));
}

/** Counts the top-level parts of a parameter list whose opening bracket has just been read. */
function countParameters(text: string): number {
  let depth = 0;
  let commas = 0;
  let content = '';
  for (const letter of text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replaceAll('=>', '')) {
    if (letter === ')' && depth === 0) {
      break;
    }
    if ('([{<'.includes(letter)) depth += 1;
    if (')]}>'.includes(letter)) depth -= 1;
    if (letter === ',' && depth === 0) commas += 1;
    content += letter;
  }
  if (content.trim() === '') {
    return 0;
  }
  return content.trimEnd().endsWith(',') ? commas : commas + 1;
}
