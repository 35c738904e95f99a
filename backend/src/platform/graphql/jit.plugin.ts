import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLRequestListener } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { currentContext } from '../context/index.ts';
import type { Logger } from '../logging/index.ts';
import { maskError, maskedFormat } from './masking.ts';

type Compiled = CompiledQuery | null;

/**
 * Executes with graphql-jit: a document is compiled once and run as code. What it cannot compile
 * falls through to graphql-js. Its errors pass by Apollo's formatError, so they are masked here.
 */
export function jitPlugin(logger: Logger): ApolloServerPlugin<object> {
  const cache = new WeakMap<DocumentNode, Map<string, Compiled>>();
  return {
    requestDidStart: async (): Promise<GraphQLRequestListener<object>> => ({
      responseForOperation: async (context) => {
        const compiled = compiledFor(cache, context);
        if (compiled === null) {
          return null;
        }
        const result = await compiled.query({}, context.contextValue, context.request.variables ?? {});
        const { requestId } = currentContext();
        const errors = result.errors?.map(asGraphqlError);
        noteErrors(logger, errors ?? []);
        // Without data nothing was run: the request itself cannot be used.
        const http = context.response.http;
        if (result.data === undefined) http.status = 400;
        return {
          http,
          body: {
            kind: 'single',
            singleResult: {
              ...(result.data === undefined ? {} : { data: result.data }),
              ...(errors ? { errors: errors.map((error) => maskedFormat(error, requestId)) } : {}),
            },
          },
        };
      },
      didEncounterErrors: async ({ errors }) => noteErrors(logger, errors),
      willSendResponse: async ({ operationName, operation, response }) => {
        const body = response.body.kind === 'single' ? response.body.singleResult : null;
        const codes = body?.errors?.map((error) => String(error.extensions?.['code'])) ?? [];
        logger.event('operation', {
          requestId: currentContext().requestId,
          kind: operation?.operation ?? null,
          name: operationName ?? null,
          outcome: codes.length === 0 ? 'ok' : codes.join(','),
        });
      },
    }),
  };
}

/** Wraps a resolver's failure so that its cause is written down before it is masked. */
export function noteErrors(logger: Logger, errors: readonly GraphQLError[]): void {
  for (const error of errors) {
    if (maskError(error).code === 'INTERNAL') {
      logger.failure('operation.failed', error.originalError ?? error, {
        path: error.path?.join('.') ?? null,
        requestId: currentContext().requestId,
      });
    }
  }
}

/** graphql-jit has an error of its own kind, which may lack what ours always have. */
function asGraphqlError(error: Error & Partial<GraphQLError>): GraphQLError {
  if (error instanceof GraphQLError && (error.extensions as object | undefined)) {
    return error;
  }
  return new GraphQLError(error.message, {
    path: error.path ?? null,
    originalError: error.originalError ?? null,
  });
}

function compiledFor(
  cache: WeakMap<DocumentNode, Map<string, Compiled>>,
  context: GraphQLRequestContext<object>,
): Compiled {
  const { document, schema, operationName, operation } = context;
  if (!document || !operation || operation.operation === 'subscription') {
    return null;
  }
  const byName = cache.get(document) ?? new Map<string, Compiled>();
  cache.set(document, byName);
  const key = operationName ?? '';
  let compiled = byName.get(key);
  if (compiled === undefined) {
    compiled = compile(schema, document, operationName ?? undefined);
    byName.set(key, compiled);
  }
  return compiled;
}

function compile(schema: GraphQLSchema, document: DocumentNode, name?: string): Compiled {
  try {
    const compiled = compileQuery(schema, document, name);
    return isCompiledQuery(compiled) ? compiled : null;
  } catch {
    return null;
  }
}
