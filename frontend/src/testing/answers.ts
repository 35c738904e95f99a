import {
  ApolloClient,
  ApolloLink,
  Observable,
  type OperationVariables,
  type TypedDocumentNode,
} from '@apollo/client';
import { type DocumentNode, getOperationAST } from 'graphql';
import { newCache } from '../app/apollo.ts';

type DataOf<Document> = Document extends TypedDocumentNode<infer Data, infer _> ? Data : never;
type VariablesOf<Document> = Document extends TypedDocumentNode<infer _, infer Variables> ? Variables : never;

export interface Answer {
  readonly name: string;
  readonly reply: (variables: OperationVariables) => unknown;
}

/** What the API answers to a document in a test: typed by the document, `__typename`s and all. */
export function answer<Document extends DocumentNode>(
  document: Document,
  reply: DataOf<Document> | ((variables: VariablesOf<Document>) => DataOf<Document>),
): Answer {
  return {
    name: nameOf(document),
    reply: (variables) =>
      typeof reply === 'function' ? (reply as (of: OperationVariables) => unknown)(variables) : reply,
  };
}

/** An API that cannot be reached, for one document. */
export function unreachable(document: DocumentNode): Answer {
  return {
    name: nameOf(document),
    reply: () => {
      throw new Error('The network is gone.');
    },
  };
}

/** Every operation that was sent, in order. */
export interface Sent {
  readonly name: string;
  readonly variables: OperationVariables;
}

/** A client of the real kind with the real cache, whose link knows the answers. A later answer wins. */
export function answeringClient(answers: readonly Answer[], sent: Sent[] = []): ApolloClient {
  const link = new ApolloLink(
    ({ operationName = '', variables }) =>
      new Observable((observer) => {
        sent.push({ name: operationName, variables });
        const found = answers.findLast((one) => one.name === operationName);
        queueMicrotask(() => {
          try {
            if (!found) throw new Error(`The test has no answer to ${operationName}.`);
            observer.next({ data: found.reply(variables) as Record<string, unknown> });
            observer.complete();
          } catch (error) {
            observer.error(error);
          }
        });
      }),
  );
  return new ApolloClient({ link, cache: newCache() });
}

function nameOf(document: DocumentNode): string {
  return getOperationAST(document)?.name?.value ?? '';
}
