import type { RecordClass as RecordClassName } from '@attune/shared';
import { Extensions } from '@nestjs/graphql';
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

export type { RecordClassName };

const KEY = 'recordClass';

/** Says which class of a client's record a field opens; {@link fieldClassesOf} collects them. */
export const RecordClass = (name: RecordClassName) => RecordClasses(name);

/** The same of a field that opens several classes at once. */
export const RecordClasses = (...names: RecordClassName[]) => Extensions({ [KEY]: names });

const known = new WeakMap<FieldNode, readonly RecordClassName[]>();

/**
 * The classes of the record that are asked for below a root field, so that one audit row, written
 * with the first read, tells of the whole operation (R26). What is asked for and then withheld is
 * among them: the trace may say more than was seen, never less.
 */
export function fieldClassesOf(info: GraphQLResolveInfo): readonly RecordClassName[] {
  const [node] = info.fieldNodes;
  if (!node) {
    return [];
  }
  // Parsed documents are kept, so the same operation is walked once.
  let classes = known.get(node);
  if (!classes) {
    const found = new Set<RecordClassName>();
    for (const field of info.fieldNodes) {
      collectField(info, info.parentType, field, found);
    }
    classes = [...found].sort();
    known.set(node, classes);
  }
  return classes;
}

function collectField(
  info: GraphQLResolveInfo,
  parent: GraphQLObjectType | { getFields?: undefined },
  node: FieldNode,
  found: Set<RecordClassName>,
): void {
  const field = parent.getFields?.()[node.name.value];
  if (!field) {
    return;
  }
  for (const name of (field.extensions[KEY] ?? []) as readonly RecordClassName[]) {
    found.add(name);
  }
  if (node.selectionSet) {
    collectSelections(info, getNamedType(field.type), node.selectionSet, found);
  }
}

function collectSelections(
  info: GraphQLResolveInfo,
  type: unknown,
  set: SelectionSetNode,
  found: Set<RecordClassName>,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      for (const object of objectsOf(info, type)) {
        collectField(info, object, selection, found);
      }
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection;
    if (fragment) {
      const condition = fragment.typeCondition?.name.value;
      const narrowed = condition ? info.schema.getType(condition) : type;
      collectSelections(info, narrowed, fragment.selectionSet, found);
    }
  }
}

/** The object types that a selection may stand on: the type itself, or all that an abstract one can be. */
function objectsOf(info: GraphQLResolveInfo, type: unknown): readonly GraphQLObjectType[] {
  if (isObjectType(type)) {
    return [type];
  }
  return isAbstractType(type) ? info.schema.getPossibleTypes(type) : [];
}
