import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { invalid } from '../errors/index.ts';

@ObjectType()
export class PageInfo {
  @Field()
  hasNextPage: boolean;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

/** Longest page of a list. */
const MOST = 100;
/** The page of somebody who asks for none in particular. */
const USUAL = 20;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: USUAL })
  first: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

export interface Connection<Node> {
  readonly edges: { readonly node: Node; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
}

/** What a page asks of its statement: one row more than is shown, after a place in the order. */
export interface PageRequest {
  readonly first: number;
  readonly limit: number;
  /** The sort values of the last row seen, as text; null at the beginning. */
  readonly after: readonly (string | null)[] | null;
}

/** Reads `first` (1–100) and `after`. @throws ProblemError for a size or cursor that cannot be used. */
export function pageRequest(args: PageArgs, keys: number): PageRequest {
  const first = args.first ?? USUAL;
  if (!Number.isInteger(first) || first < 1 || first > MOST) {
    throw invalid({ path: 'first', message: `Please ask for 1 to ${MOST} at a time.` });
  }
  return {
    first,
    limit: first + 1,
    after: args.after ? decodeCursor(args.after, keys) : null,
  };
}

/** An edge whose cursor is made when somebody asks for it: most screens never do. */
class LazyEdge<Row, Node> {
  constructor(
    readonly node: Node,
    private readonly row: Row,
    private readonly keyOf: (row: Row) => readonly (string | null)[],
  ) {}

  get cursor(): string {
    return encodeCursor(this.keyOf(this.row));
  }
}

/** Rows of a statement as a page; `keyOf` gives a row's sort values, `nodeOf` what is shown of it. */
export function toConnection<Row, Node = Row>(
  rows: readonly Row[],
  request: PageRequest,
  keyOf: (row: Row) => readonly (string | null)[],
  nodeOf: (row: Row) => Node = (row) => row as unknown as Node,
): Connection<Node> {
  const edges = rows.slice(0, request.first).map((row) => new LazyEdge(nodeOf(row), row, keyOf));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > request.first,
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
  };
}

function encodeCursor(values: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decodeCursor(cursor: string, keys: number): (string | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === keys &&
      values.every(
        (value) =>
          value === null || (typeof value === 'string' && value.length < 500 && !value.includes('\0')),
      )
    ) {
      return values as (string | null)[];
    }
  } catch {
    // Answered below like any other cursor that is none.
  }
  throw invalid({ path: 'after', message: 'This is no place in the list.' });
}

/** The connection and edge types of a node type, named after it. */
export function connectionOf<Node>(node: Type<Node>, name: string): Type<Connection<Node>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => node)
    node: Node;

    @Field()
    cursor: string;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionType {
    @Field(() => [Edge])
    edges: Edge[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;
  }
  return ConnectionType as Type<Connection<Node>>;
}
