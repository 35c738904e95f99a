import { isAbstractType } from 'graphql';

/** Writes which types stand behind each interface and union; Apollo's cache needs it to match fragments. */
export const plugin = (schema) => {
  const entries = Object.values(schema.getTypeMap())
    .filter((type) => isAbstractType(type) && !type.name.startsWith('__'))
    .map((type) => [
      type.name,
      schema
        .getPossibleTypes(type)
        .map((one) => one.name)
        .sort(),
    ])
    .sort(([one], [other]) => one.localeCompare(other));
  return `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(Object.fromEntries(entries), null, 2)};\n`;
};
