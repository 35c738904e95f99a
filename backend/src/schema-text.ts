import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { MODULES } from './modules/index.ts';
import { DateTimeScalar, LocalDateScalar, LocalTimeScalar } from './platform/graphql/scalars.ts';
import { LiveModule } from './platform/live/index.ts';

/** The schema as text, made from the code alone: no database, no server. */
export async function schemaText(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const schema = await app
    .get(GraphQLSchemaFactory)
    .create(resolversOf([LiveModule, ...MODULES]), [DateTimeScalar, LocalDateScalar, LocalTimeScalar]);
  await app.close();
  return `# Printed from the code by "npm run schema"; the tests fail when it is stale.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** The resolvers among the providers of modules. */
function resolversOf(modules: readonly Type[]): Type[] {
  return modules.flatMap((module) => {
    const providers: unknown[] = Reflect.getMetadata('providers', module) ?? [];
    return providers.filter(
      (provider): provider is Type =>
        typeof provider === 'function' && Reflect.hasMetadata('graphql:resolver_name', provider),
    );
  });
}
