import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { GraphQLError, type ExecutionArgs, subscribe } from 'graphql';
import type { Context } from 'graphql-ws';
import { AppConfig } from '../config/index.ts';
import { type RequestContext, currentContext, runInContext } from '../context/index.ts';
import { RequestContexts } from '../http/index.ts';
import { Logger } from '../logging/index.ts';
import { jitPlugin, noteErrors } from './jit.plugin.ts';
import { LIMITS, limitsRule } from './limits.ts';
import { LookAhead } from './look-ahead.ts';
import { maskedFormat } from './masking.ts';
import { OperationInterceptor } from './operation.interceptor.ts';
import { withoutPlainResolvers } from './plain-fields.ts';
import { DateTimeScalar, LocalDateScalar, LocalTimeScalar } from './scalars.ts';

interface SocketExtra {
  readonly request: { headers: Record<string, string | undefined>; socket: { remoteAddress?: string } };
}

/** The schema's server: Apollo on Fastify, graphql-jit as executor, subscriptions over graphql-ws. */
@Global()
@Module({
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [AppConfig, Logger, RequestContexts],
      useFactory: (config: AppConfig, logger: Logger, contexts: RequestContexts) => ({
        path: '/graphql',
        autoSchemaFile: true,
        sortSchema: true,
        transformSchema: withoutPlainResolvers,
        // Nest would ask the whole schema of itself at every start (half a second); the test of the
        // contract builds it with that check.
        buildSchemaOptions: { skipCheck: true },
        inheritResolversFromInterfaces: true,
        introspection: config.mode !== 'production',
        graphiql: false,
        csrfPrevention: true,
        cache: 'bounded',
        allowBatchedHttpRequests: false,
        includeStacktraceInErrorResponses: false,
        autoTransformHttpErrors: false,
        parseOptions: { maxTokens: LIMITS.tokens },
        validationRules: [limitsRule],
        plugins: [jitPlugin(logger)],
        context: (request: object, reply: object) => ({ request, reply }),
        formatError: (formatted, error) =>
          error instanceof GraphQLError
            ? maskedFormat(error, requestIdIfAny())
            : {
                message: formatted.message,
                extensions: { code: formatted.extensions?.['code'] ?? 'BAD_REQUEST' },
              },
        subscriptions: { 'graphql-ws': socketOptions(config, logger, contexts) },
      }),
    }),
  ],
  providers: [
    DateTimeScalar,
    LocalDateScalar,
    LocalTimeScalar,
    LookAhead,
    { provide: APP_INTERCEPTOR, useClass: OperationInterceptor },
  ],
  exports: [LookAhead],
})
export class GraphqlPlatformModule {}

function requestIdIfAny(): string {
  try {
    return currentContext().requestId;
  } catch {
    return '';
  }
}

type AmbientContext = { readonly ambient: RequestContext };

/** A connection is one person's; each of its subscriptions runs in a context made when it begins. */
function socketOptions(config: AppConfig, logger: Logger, contexts: RequestContexts) {
  return {
    path: '/graphql',
    connectionInitWaitTimeout: 10_000,
    onConnect: async (socket: Context) => {
      const { request } = socket.extra as SocketExtra;
      if (!sameOrigin(config, request.headers)) {
        return false;
      }
      const context = await contexts.open(request.headers['cookie'], request.socket.remoteAddress ?? '');
      return context.actor !== null;
    },
    context: async (socket: Context): Promise<AmbientContext> => {
      const { request } = socket.extra as SocketExtra;
      return {
        ambient: await contexts.open(request.headers['cookie'], request.socket.remoteAddress ?? ''),
      };
    },
    subscribe: (args: ExecutionArgs) =>
      runInContext((args.contextValue as AmbientContext).ambient, () => subscribe(args)),
    // Questions and changes go over HTTP, where their limits stand.
    execute: () => ({
      errors: [
        new GraphQLError('Only subscriptions are open here.', { extensions: { code: 'BAD_REQUEST' } }),
      ],
    }),
    onError: (_socket: Context, _id: string, _message: unknown, errors: readonly GraphQLError[]) => {
      try {
        noteErrors(logger, errors);
      } catch {
        logger.event('live.refused');
      }
      return errors.map(
        (error) =>
          new GraphQLError(maskedFormat(error, '').message, {
            extensions: maskedFormat(error, '').extensions ?? {},
          }),
      );
    },
  };
}

/** A socket opened by another site's page carries our cookie too; its origin gives it away. */
function sameOrigin(config: AppConfig, headers: Record<string, string | undefined>): boolean {
  const { origin, host } = headers;
  if (origin === undefined) {
    return true;
  }
  const allowed = config.publicUrl ? new URL(config.publicUrl).origin : null;
  return origin === allowed || (URL.canParse(origin) && new URL(origin).host === host);
}
