import { createApp } from './create-app.ts';
import { AppConfig, loadConfig } from './platform/config/index.ts';
import { Logger } from './platform/logging/index.ts';
import { Worker } from './platform/outbox/index.ts';
import { runProcess } from './run-process.ts';

/** The worker alone: does the jobs of the outbox and listens on no port. */
await runProcess(async () => {
  const config = loadConfig(process.env);
  const app = await createApp(new AppConfig({ ...config, worker: 'separate' }));
  await app.init();
  await app.get(Worker).start();
  app.get(Logger).event('working', { mode: config.mode });
  return () => app.close();
});
