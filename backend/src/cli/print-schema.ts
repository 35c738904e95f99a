import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { schemaText } from '../schema-text.ts';

/** `print-schema FILE` writes the schema; without a file it goes to the standard output. */
const [, , target] = process.argv;
const text = await schemaText();
if (target === undefined) {
  process.stdout.write(text);
} else {
  await writeFile(target, text);
}
