import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.ts';
import type { AppConfig } from './platform/config/index.ts';
import { LIMITS } from './platform/graphql/index.ts';
import { dressHttp } from './platform/http/index.ts';
import { Logger } from './platform/logging/index.ts';

/** The application, ready to listen. Tests and the server start it by the same door. */
export async function createApp(config: AppConfig): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: LIMITS.bodyBytes,
    forceCloseConnections: 'idle',
    // In production a reverse proxy of the same network stands in front of it.
    trustProxy: config.mode === 'production' ? 'loopback, linklocal, uniquelocal' : false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    // From the first line on, so that what happens before the application stands is logged in the same form.
    logger: new Logger(config),
    abortOnError: false,
  });
  await dressHttp(app, config);
  return app;
}
