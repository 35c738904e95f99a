import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';

/** The schema that the server prints from its code; another one for trying things out. */
const schema = (process.env['ATTUNE_SCHEMA'] ?? '../backend/schema.graphql').split(',');

const scalars = {
  DateTime: { input: 'string', output: 'string' },
  LocalDate: { input: 'string', output: 'string' },
  LocalTime: { input: 'string', output: 'string' },
};

const asksSomething = (folder: string) =>
  existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.graphql'));

/** Each feature gets documents and types of its own, so that a page loads only what it asks. */
function filesOf(folder: string): CodegenConfig['generates'] {
  return Object.fromEntries(
    readdirSync(join('src', folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && asksSomething(join('src', folder, entry.name, 'graphql')))
      .map((entry) => [
        `src/generated/${entry.name}.ts`,
        {
          documents: [`src/${folder}/${entry.name}/graphql/*.graphql`],
          plugins: ['typescript-operations', 'typed-document-node'],
          config: {
            scalars,
            useTypeImports: true,
            dedupeFragments: true,
            enumType: 'string-literal',
            skipTypename: false,
            nonOptionalTypename: true,
            disableDescriptions: true,
          },
        },
      ]),
  );
}

const config: CodegenConfig = {
  schema,
  generates: {
    ...filesOf('.'),
    ...filesOf('features'),
    'src/generated/possible-types.ts': { plugins: ['./codegen/possible-types.mjs'] },
  },
};

export default config;
