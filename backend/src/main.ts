import { createApp } from './create-app.ts';
import { ConfigError, loadConfig } from './platform/config/index.ts';
import { Logger } from './platform/logging/index.ts';
import { runProcess } from './run-process.ts';

/** The server: API, live updates and web app on one port; the worker too unless it runs apart. */
await runProcess(async () => {
  const config = loadConfig(process.env);
  if (config.mode === 'production' && config.worker === 'in-process' && config.webRoot === null) {
    throw new ConfigError('The setting ATTUNE_WEB_ROOT must name the folder of the built web app.');
  }
  const app = await createApp(config);
  await app.listen(config.port, config.host);
  app.get(Logger).event('listening', { url: await app.getUrl(), mode: config.mode });
  return () => app.close();
});
