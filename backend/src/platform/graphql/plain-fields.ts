import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';

/**
 * Takes Nest's own resolvers off the fields that are read from their object as they stand. It gives one to
 * each field, so that every value of an answer would be a call; without, the compiled operation reads it.
 */
export function withoutPlainResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (isPlain(field)) delete field.resolve;
    }
  }
  return schema;
}

/** Whether all that a field's resolver does is to read the property of its name. */
function isPlain({ name, resolve }: GraphQLField<unknown, unknown>): boolean {
  // Only Nest's own is asked what it does; one of ours may do anything.
  if (resolve?.name !== 'rootFieldResolver') return false;
  const read: PropertyKey[] = [];
  const source = new Proxy({}, { get: (_, property) => void read.push(property) });
  const otherwise = (resolve as (source: object) => unknown)(source);
  return otherwise === undefined && read.length === 1 && read[0] === name;
}
