import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';

/** How a built schema differs from its contract. Additions that no client can notice are none. */
export interface Difference {
  /** Coordinates of the contract that the schema lacks: `Type`, `Type.field`, `Type.field(argument:)`, `Union.Member`. */
  readonly missing: string[];
  /** Sentences on what is there, but is something else. */
  readonly changed: string[];
}

/** Compares a schema with the contract that it has to keep. */
export function compareWithContract(contract: GraphQLSchema, schema: GraphQLSchema): Difference {
  const difference: Difference = { missing: [], changed: [] };
  for (const promised of Object.values(contract.getTypeMap())) {
    if (isIntrospectionType(promised) || isSpecifiedScalarType(promised)) {
      continue;
    }
    const built = schema.getType(promised.name);
    if (!built) {
      difference.missing.push(promised.name);
    } else if (built.constructor.name !== promised.constructor.name) {
      difference.changed.push(`${promised.name} is of another kind.`);
    } else {
      compareType(promised, built, difference);
    }
  }
  return difference;
}

function compareType(promised: GraphQLNamedType, built: GraphQLNamedType, difference: Difference): void {
  const { name } = promised;
  if (isEnumType(promised) && isEnumType(built)) {
    const values = new Set(built.getValues().map((value) => value.name));
    lacking(name, promised.getValues(), values, difference);
  } else if (isUnionType(promised) && isUnionType(built)) {
    const members = new Set(built.getTypes().map((type) => type.name));
    lacking(name, promised.getTypes(), members, difference);
  } else if (isInputObjectType(promised) && isInputObjectType(built)) {
    compareInputs(
      (field) => `${name}.${field}`,
      Object.values(promised.getFields()),
      Object.values(built.getFields()),
      difference,
    );
  } else if (
    (isObjectType(promised) || isInterfaceType(promised)) &&
    (isObjectType(built) || isInterfaceType(built))
  ) {
    const interfaces = new Set(built.getInterfaces().map((type) => type.name));
    lacking(name, promised.getInterfaces(), interfaces, difference);
    const fields = built.getFields();
    for (const field of Object.values(promised.getFields())) {
      const counterpart = fields[field.name];
      if (counterpart) {
        compareField(`${name}.${field.name}`, field, counterpart, difference);
      } else {
        difference.missing.push(`${name}.${field.name}`);
      }
    }
  }
}

type AnyField = GraphQLField<unknown, unknown>;

function compareField(at: string, promised: AnyField, built: AnyField, difference: Difference): void {
  sameType(at, promised, built, difference);
  compareInputs((argument) => `${at}(${argument}:)`, promised.args, built.args, difference);
}

type Input = GraphQLArgument | GraphQLInputField;

function compareInputs(
  at: (name: string) => string,
  promised: readonly Input[],
  built: readonly Input[],
  difference: Difference,
): void {
  for (const input of promised) {
    const counterpart = built.find(({ name }) => name === input.name);
    if (!counterpart) {
      difference.missing.push(at(input.name));
      continue;
    }
    sameType(at(input.name), input, counterpart, difference);
    if (input.defaultValue !== undefined && input.defaultValue !== counterpart.defaultValue) {
      difference.changed.push(
        `${at(input.name)} is ${counterpart.defaultValue} by default and not ${input.defaultValue}.`,
      );
    }
  }
  const known = new Set(promised.map(({ name }) => name));
  for (const input of built) {
    if (!known.has(input.name) && (isRequiredArgument(input) || isRequiredInputField(input))) {
      difference.changed.push(`${at(input.name)} is new and must be given, so older clients fail.`);
    }
  }
}

function sameType(
  at: string,
  promised: { type: unknown },
  built: { type: unknown },
  difference: Difference,
): void {
  if (String(promised.type) !== String(built.type)) {
    difference.changed.push(`${at} is ${built.type} and not ${promised.type}.`);
  }
}

function lacking(
  at: string,
  promised: readonly { readonly name: string }[],
  built: ReadonlySet<string>,
  difference: Difference,
): void {
  for (const { name } of promised) {
    if (!built.has(name)) {
      difference.missing.push(`${at}.${name}`);
    }
  }
}
