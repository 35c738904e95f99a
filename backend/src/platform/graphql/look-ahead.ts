import { Injectable } from '@nestjs/common';
import {
  type FieldNode,
  getArgumentValues,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { currentContext } from '../context/index.ts';

/** Reads what a field gives, from its object's id and its arguments. */
export type FieldRead<Args, Value> = (id: string, args: Args) => Promise<Value>;

type AnyRead = FieldRead<Record<string, unknown>, unknown>;

/**
 * Begins what the fields of an object read while the object itself is being read, so that both travel
 * together: one round trip where there were two. Reading first and deciding afterwards is safe, since
 * row-level security is asked by each statement and the field still asks the policy before it answers.
 */
@Injectable()
export class LookAhead {
  private readonly reads = new Map<string, AnyRead>();
  private readonly plans = new WeakMap<FieldNode, readonly FieldNode[]>();

  /**
   * Says how a field reads. @returns how the field's resolver reads: what was begun ahead, if it was. It is
   * handed out once; whoever asks later in the same request, in a subscription say, reads anew.
   */
  field<Args, Value>(
    type: string,
    field: string,
    read: FieldRead<Args, Value>,
  ): (id: string, args: Args) => Promise<Value> {
    this.reads.set(`${type}.${field}`, read as AnyRead);
    return (id, args) => {
      const { memo } = currentContext();
      const key = keyOf(`${type}.${field}`, id, args);
      const begun = memo.get(key) as Promise<Value> | undefined;
      memo.delete(key);
      return begun ?? read(id, args);
    };
  }

  /** Begins what the fields read that are asked of the object which a root field gives. */
  begin(info: GraphQLResolveInfo, id: string): void {
    const type = getNamedType(info.returnType);
    if (!isObjectType(type)) return;
    for (const node of this.planOf(info, type)) {
      const name = `${type.name}.${node.name.value}`;
      const [read, definition] = [this.reads.get(name), type.getFields()[node.name.value]];
      if (!read || !definition) continue;
      const args = getArgumentValues(definition, node, info.variableValues);
      const { memo } = currentContext();
      const key = keyOf(name, id, args);
      if (memo.has(key)) continue;
      const begun = read(id, args);
      // Whoever takes it hears of its failure; nobody may take it, where the object is out of reach.
      begun.catch(() => undefined);
      memo.set(key, begun);
    }
  }

  /** Parsed documents are kept, so the same operation is walked once. */
  private planOf(info: GraphQLResolveInfo, type: GraphQLObjectType): readonly FieldNode[] {
    const [root] = info.fieldNodes;
    if (!root) return [];
    const known = this.plans.get(root);
    if (known) return known;
    const plan = info.fieldNodes
      .flatMap(({ selectionSet }) => (selectionSet ? fieldsOf(info, selectionSet) : []))
      .filter((node) => this.reads.has(`${type.name}.${node.name.value}`));
    this.plans.set(root, plan);
    return plan;
  }
}

/**
 * The fields asked for, those of fragments among them. One with a directive may be left out in the end,
 * so nothing is begun for it.
 */
function fieldsOf(info: GraphQLResolveInfo, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((selection): FieldNode[] => {
    if (selection.directives?.length) return [];
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection;
    return fragment ? fieldsOf(info, fragment.selectionSet) : [];
  });
}

/** The same for the same arguments, in whatever order, and whether one is left out or undefined. */
function keyOf(name: string, id: string, args: unknown): string {
  const given = Object.entries(args as object).filter(([, value]) => value !== undefined);
  return `${name} ${id} ${JSON.stringify(given.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}
