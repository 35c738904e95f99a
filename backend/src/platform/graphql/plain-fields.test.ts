import { expect, it } from '@jest/globals';
import { buildSchema, type GraphQLFieldResolver } from 'graphql';
import { withoutPlainResolvers } from './plain-fields.ts';

/** A resolver as Nest makes them: named so, reading a property, with another value where there is none. */
const nests = (property: string, otherwise?: string): GraphQLFieldResolver<unknown, unknown> => {
  const rootFieldResolver = (root: unknown) => {
    const value = (root as Record<string, unknown>)[property];
    return typeof value === 'undefined' ? otherwise : value;
  };
  return rootFieldResolver;
};

it('takes off what only reads the property of the field’s own name, and nothing else', () => {
  const schema = buildSchema('type Query { plain: String renamed: String usual: String ours: String }');
  const fields = schema.getQueryType()?.getFields() ?? {};
  const give = (name: string, resolve: GraphQLFieldResolver<unknown, unknown>) =>
    Object.assign(fields[name] ?? {}, { resolve });
  give('plain', nests('plain'));
  give('renamed', nests('other'));
  give('usual', nests('usual', 'something'));
  give('ours', () => {
    throw new Error('It must not be asked.');
  });
  withoutPlainResolvers(schema);
  expect(Object.keys(fields).filter((name) => fields[name]?.resolve === undefined)).toEqual(['plain']);
});
