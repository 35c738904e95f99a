import { LIMITS } from '../../src/platform/graphql/limits.ts';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';
import { schemaText } from '../../src/schema-text.ts';

/** A place in an operation's variables where a single value stands. */
export interface Leaf {
  readonly path: readonly string[];
  /** The argument's or input field's own name. */
  readonly name: string;
  readonly type: string;
}

/** An operation made out of the schema: every root field there is, with all its fields that take no argument. */
export interface GeneratedOperation {
  readonly kind: 'query' | 'mutation';
  readonly name: string;
  readonly document: string;
  readonly leaves: readonly Leaf[];
  /** Variables in which every leaf holds what `fill` gives; null leaves it out where it may be left out. */
  variables(fill: (leaf: Leaf) => unknown): Record<string, unknown>;
}

/** Every query and mutation of the schema as an operation that can be sent. */
export async function generatedOperations(depth = 3): Promise<GeneratedOperation[]> {
  const schema = buildSchema(await schemaText());
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => operationOf(schema, kind, field, depth)),
  );
}

function operationOf(
  schema: GraphQLSchema,
  kind: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  depth: number,
): GeneratedOperation {
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = widestSelection(schema, field.type, depth);
  const call = `${field.name}${passed ? `(${passed})` : ''}${selection}`;
  return {
    kind,
    name: field.name,
    document: `${kind} Generated${declared ? `(${declared})` : ''} { ${call} }`,
    leaves: field.args.flatMap((arg) => leavesOf(arg.type, arg.name, [arg.name])),
    variables: (fill) => valuesOf(field.args, [], fill),
  };
}

/** Everything down to `depth`, or as far down as the server's own limit on the width of a question lets. */
function widestSelection(schema: GraphQLSchema, type: GraphQLOutputType, depth: number): string {
  const selection = selectionOf(schema, type, depth);
  const width = selection.match(/\w+(?=[ }])/g)?.length ?? 0;
  return width > LIMITS.fields && depth > 1 ? widestSelection(schema, type, depth - 1) : selection;
}

function selectionOf(schema: GraphQLSchema, output: GraphQLOutputType, depth: number): string {
  const type = getNamedType(output);
  if (isLeafType(type)) {
    return '';
  }
  const parts = ['__typename'];
  if (isObjectType(type) || isInterfaceType(type)) {
    parts.push(...fieldsOf(schema, Object.values(type.getFields()), depth));
  }
  if (isUnionType(type) || isInterfaceType(type)) {
    for (const member of schema.getPossibleTypes(type)) {
      const fields = fieldsOf(schema, Object.values(member.getFields()), depth, member.name);
      if (fields.length > 0) parts.push(`... on ${member.name} { ${fields.join(' ')} }`);
    }
  }
  return ` { ${parts.join(' ')} }`;
}

/** Aliased within a union's member, since members may have fields of one name and different types. */
function fieldsOf(
  schema: GraphQLSchema,
  fields: readonly GraphQLField<unknown, unknown>[],
  depth: number,
  member?: string,
): string[] {
  return fields.flatMap((field) => {
    if (field.args.some(isRequiredArgument)) {
      return [];
    }
    const alias = member ? `${member}_${field.name}: ` : '';
    if (isLeafType(getNamedType(field.type))) {
      return [`${alias}${field.name}`];
    }
    return depth > 1 ? [`${alias}${field.name}${selectionOf(schema, field.type, depth - 1)}`] : [];
  });
}

function leavesOf(type: GraphQLInputType, name: string, path: readonly string[]): Leaf[] {
  if (isNonNullType(type)) {
    return leavesOf(type.ofType, name, path);
  }
  if (isListType(type)) {
    return leavesOf(type.ofType, name, [...path, '0']);
  }
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) =>
      leavesOf(field.type, field.name, [...path, field.name]),
    );
  }
  return [{ path, name, type: getNamedType(type).name }];
}

function valuesOf(
  fields: readonly (GraphQLArgument | GraphQLInputField)[],
  path: readonly string[],
  fill: (leaf: Leaf) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const required = 'args' in field ? false : isRequiredInputField(field as GraphQLInputField);
      const value = valueFor(field.type, field.name, [...path, field.name], fill);
      return value === null && !required ? [] : [[field.name, value]];
    }),
  );
}

function valueFor(
  type: GraphQLInputType,
  name: string,
  path: readonly string[],
  fill: (leaf: Leaf) => unknown,
): unknown {
  if (isNonNullType(type)) {
    return valueFor(type.ofType, name, path, fill);
  }
  if (isListType(type)) {
    const item = valueFor(type.ofType, name, [...path, '0'], fill);
    return item === null ? null : [item];
  }
  if (isInputObjectType(type)) {
    return valuesOf(Object.values(type.getFields()), path, fill);
  }
  return fill({ path, name, type: getNamedType(type).name });
}

/** A value that a leaf of a type would take, deterministic. */
export async function plainValues(): Promise<(leaf: Leaf) => unknown> {
  const schema = buildSchema(await schemaText());
  return (leaf) => {
    const type = schema.getType(leaf.type);
    if (isEnumType(type)) {
      return type.getValues()[0]?.name;
    }
    switch (leaf.type) {
      case 'Int':
        return 1;
      case 'Float':
        return 1.5;
      case 'Boolean':
        return true;
      case 'DateTime':
        return new Date(Date.now() + 30 * 86_400_000).toISOString();
      case 'LocalDate':
        return '2027-03-01';
      case 'LocalTime':
        return '10:00';
      default:
        return 'some words';
    }
  };
}
