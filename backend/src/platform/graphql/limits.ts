import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** How much one request may ask for. The app's own operations stay far below. */
export const LIMITS = {
  depth: 12,
  /** Fields in all, fragments counted each time they are used. */
  fields: 1_500,
  tokens: 3_000,
  rootFields: 20,
  bodyBytes: 1_048_576,
} as const;

/** A validation rule that refuses documents that are too deep, too wide or too repetitive. */
export function limitsRule(context: ValidationContext): ASTVisitor {
  return {
    Document: {
      enter: (document) => {
        const problem = problemOf(document);
        if (problem) {
          context.reportError(
            new GraphQLError(problem, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
          );
        }
      },
    },
  };
}

function problemOf(document: DocumentNode): string | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const meter = new Meter(fragments);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      if (definition.selectionSet.selections.length > LIMITS.rootFields) {
        return 'This asks for too many things at once.';
      }
      const problem = meter.walk(definition.selectionSet, 1, []);
      if (problem) {
        return problem;
      }
    }
  }
  return null;
}

class Meter {
  private fields = 0;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.fragments = fragments;
  }

  walk(set: SelectionSetNode, depth: number, inside: readonly string[]): string | null {
    if (depth > LIMITS.depth) {
      return 'This goes too deep.';
    }
    for (const selection of set.selections) {
      const problem = this.step(selection, depth, inside);
      if (problem) {
        return problem;
      }
    }
    return null;
  }

  private step(
    selection: SelectionSetNode['selections'][number],
    depth: number,
    inside: readonly string[],
  ): string | null {
    if (selection.kind === Kind.FIELD) {
      this.fields += 1;
      if (this.fields > LIMITS.fields) {
        return 'This asks for too much at once.';
      }
      return selection.selectionSet && !selection.name.value.startsWith('__')
        ? this.walk(selection.selectionSet, depth + 1, inside)
        : null;
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return this.walk(selection.selectionSet, depth, inside);
    }
    const name = selection.name.value;
    const fragment = this.fragments.get(name);
    // A fragment within itself is refused by GraphQL's own rules; unknown ones too.
    return fragment && !inside.includes(name)
      ? this.walk(fragment.selectionSet, depth, [...inside, name])
      : null;
  }
}
