import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify from 'fastify';
import { AppConfig, loadConfig } from '../config/index.ts';
import { dressHttp } from './http.ts';

let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attune-web-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<title>Attune</title>');
  await writeFile(join(root, 'service-worker.js'), '// the worker');
  await writeFile(join(root, 'assets/app-1.js'), '// the app');
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** The built web app as a server hands it out, without the rest of the application. */
async function served(serviceWorker: 'on' | 'off') {
  const server = fastify();
  const app = { getHttpAdapter: () => ({ getInstance: () => server }), get: () => ({}) };
  const config = loadConfig({ DATABASE_URL: 'postgres://localhost/x', ATTUNE_WEB_ROOT: root });
  await dressHttp(app as unknown as NestFastifyApplication, new AppConfig({ ...config, serviceWorker }));
  return (url: string) => server.inject(url);
}

it('hands out the worker to be asked for anew each time, and a policy that lets it run', async () => {
  const get = await served('on');
  const worker = await get('/service-worker.js');
  expect([worker.body, worker.headers['cache-control']]).toEqual(['// the worker', 'no-cache']);
  expect(worker.headers['content-security-policy']).toMatch(/worker-src 'self';manifest-src 'self'/);
  expect((await get('/assets/app-1.js')).headers['cache-control']).toContain('immutable');
  expect((await get('/support')).body).toContain('<title>Attune</title>');
  const gone = await get('/assets/gone.js');
  expect([gone.statusCode, gone.json()]).toEqual([404, { message: 'There is nothing here.' }]);
  // Neither the page in place of a file, nor what lies beside them.
  for (const url of ['/assets/', '/assets/..%2findex.html']) {
    expect((await get(url)).statusCode).toBeGreaterThanOrEqual(400);
  }
});

it('where it is switched off, hands out one that removes itself and all it kept', async () => {
  const get = await served('off');
  const worker = await get('/service-worker.js?again');
  expect(worker.headers['cache-control']).toBe('no-cache');
  expect(worker.headers['content-type']).toContain('javascript');
  expect(worker.body).toMatch(/unregister/);
  expect(worker.body).not.toContain('// the worker');
});
