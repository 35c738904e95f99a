import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import helmet from 'helmet';
import type { AppConfig } from '../config/index.ts';
import { runInContext } from '../context/index.ts';
import { NO_SERVICE_WORKER } from './no-service-worker.ts';
import { RequestContexts } from './request-contexts.ts';

/** The reply of the running request, for the few operations that set a cookie. */
export interface HttpExchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * What is asked for beside GraphQL, and how often a minute from one address. A calendar service asks for many
 * people; whoever reads a summary by a link opens it a few times, and who guesses at codes would like to ask often.
 */
const MOST_A_MINUTE = [
  ['/calendar/', 240],
  ['/record-copies/', 30],
  ['/shared/', 20],
] as const;

/** The page on which somebody outside reads a summary: kept by nobody, found by nobody. */
const SHARED = '/shared';

/** Of it, what is for whoever is signed in. */
const FOR_PERSON = ['/calendar/visits/', '/record-copies/'];

/** Everything around GraphQL: headers, the request's context, the built web app. */
export async function dressHttp(app: NestFastifyApplication, config: AppConfig): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  secureHeaders(fastify, config);
  endConnections(fastify);
  await limitBesideGraphql(fastify);
  const contexts = app.get(RequestContexts);
  fastify.addHook('onRequest', (request, reply, done) => {
    const forPerson = FOR_PERSON.some((path) => request.url.startsWith(path));
    if (!forPerson && !request.url.startsWith('/graphql')) {
      done();
      return;
    }
    contexts.open(request.headers.cookie, request.ip).then(
      (context) => {
        if (forPerson && !context.actor?.practiceId) {
          void reply.code(401).send({ message: 'Please sign in to Attune first.' });
          return;
        }
        runInContext(context, done);
      },
      (error: Error) => done(error),
    );
  });
  if (config.webRoot) {
    await serveWebApp(fastify, config.webRoot, config.serviceWorker);
  }
}

/** What is asked for beside GraphQL is asked for so often and no more, from one address and in each process. */
async function limitBesideGraphql(fastify: FastifyInstance): Promise<void> {
  await fastify.register(rateLimit, { global: false });
  const limits = MOST_A_MINUTE.map(([path, max]) => ({
    path,
    count: fastify.createRateLimit({ max, timeWindow: 60_000 }),
  }));
  fastify.addHook('onRequest', async (request, reply) => {
    const limit = limits.find(({ path }) => request.url.startsWith(path));
    const counted = limit ? await limit.count(request) : null;
    if (counted && !counted.isAllowed && counted.isExceeded) {
      await reply
        .code(429)
        .header('retry-after', counted.ttlInSeconds)
        .send({ message: 'That was often. Please ask again in a minute.' });
    }
  });
}

/**
 * Once the server is told to end, each answer is the last on its connection: browsers and proxies would
 * keep it open for a next request, and the server would wait for them.
 */
function endConnections(fastify: FastifyInstance): void {
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) {
      reply.header('connection', 'close');
    }
    done(null, payload);
  });
}

function secureHeaders(fastify: FastifyInstance, config: AppConfig): void {
  const production = config.mode === 'production';
  // Once, and not through its plugin, which works the headers out anew for every request.
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Mantine sets colours and sizes as style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        // The help page stays on the device, and the app can be installed.
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(production ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: production ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    protect(request.raw, reply.raw, (error) => done(error as Error | undefined));
  });
}

const nothingHere = (_: FastifyRequest, reply: FastifyReply) =>
  reply.code(404).send({ message: 'There is nothing here.' });

/** Hashed assets for ever, the page itself asked for anew, and every other path is the app's own. */
async function serveWebApp(
  fastify: FastifyInstance,
  root: string,
  serviceWorker: AppConfig['serviceWorker'],
): Promise<void> {
  if (serviceWorker === 'off') {
    fastify.addHook('onRequest', (request, reply, done) => {
      if (request.url.split('?')[0] !== '/service-worker.js') {
        done();
        return;
      }
      reply.header('cache-control', 'no-cache').type('text/javascript').send(NO_SERVICE_WORKER);
    });
  }
  // The build leaves them compressed beside what they are made of.
  const files = { index: false, preCompressed: true } as const;
  // The assets are many: one route for all of them, and not two for each as the few other files have.
  await fastify.register(
    async (assets) => {
      assets.setNotFoundHandler(nothingHere);
      await assets.register(fastifyStatic, {
        ...files,
        root: join(root, 'assets'),
        setHeaders: (reply) => reply.header('cache-control', 'public, max-age=31536000, immutable'),
      });
    },
    { prefix: '/assets' },
  );
  await fastify.register(fastifyStatic, {
    ...files,
    root,
    wildcard: false,
    globIgnore: ['assets/**'],
    setHeaders: (reply) => reply.header('cache-control', 'no-cache'),
  });
  const page = await readFile(join(root, 'index.html'), 'utf8');
  const OWN = ['/graphql', '/calendar/', '/shared/', '/health', '/dev/'];
  fastify.get('/*', (request, reply) => {
    if (OWN.some((path) => request.url.startsWith(path))) {
      return nothingHere(request, reply);
    }
    if (request.url.split('?')[0] === SHARED) {
      void reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow');
    } else {
      void reply.header('cache-control', 'no-cache');
    }
    return reply.type('text/html').send(page);
  });
}
