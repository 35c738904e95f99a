import { buildBackend } from './backend.ts';
import { buildFrontend, generateOperations } from './frontend.ts';

/**
 * Builds what changed since the last build: backend, types of the web app's operations, web app.
 * @param tell is given one line for each part that had something to do.
 */
export async function build(tell: (line: string) => void): Promise<void> {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const [backend, frontend] = await Promise.allSettled([
    buildBackend().then((files) => {
      if (files > 0) tell(`Built the server (${files} files, ${seconds()}).`);
    }),
    generateOperations()
      .then(buildFrontend)
      .then((built) => {
        if (built) tell(`Built the web app (${seconds()}).`);
      }),
  ]);
  for (const part of [backend, frontend]) {
    if (part.status === 'rejected') throw part.reason;
  }
}
