import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const WORKER = 'src/service-worker/service-worker.ts';
/**
 * The pages that open without a network: the help page, the exercises, and what a client reads and answers
 * without one, in its shell. The entry is always among it.
 */
const PAGES = [
  '/features/support/components/support-page.tsx',
  '/features/grounding/components/grounding-page.tsx',
  '/app/shell/client-shell.tsx',
  '/features/home/components/home-page.tsx',
  '/features/check-in/components/check-in-page.tsx',
  '/features/how-i-am/components/how-i-am-page.tsx',
  '/features/my-plan/components/my-plan-page.tsx',
  '/features/appointments/components/my-appointments-page.tsx',
  '/features/my-safety-plan/components/my-safety-plan-page.tsx',
];
/** Files of `public/` that an installed app shows. */
const PUBLIC = ['icon.svg', 'manifest.webmanifest'];
/** The alphabet the app is written in; the others come with the network. */
const FONT = /inter-latin-wght-normal-[^/]*\.woff2$/;

/** Builds the service worker, with the list of files that it puts on the device: the shell and {@link PAGES}. */
export function offline(root: string): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    writeBundle: {
      sequential: true,
      order: 'post',
      async handler({ dir = '' }, bundle) {
        const files = filesOf(bundle);
        const plain = await Promise.all(
          ['index.html', ...PUBLIC].map(async (name) => ({
            url: `/${name}`,
            revision: await hashOf(join(dir, name)),
          })),
        );
        const list = [...plain, ...files.map((name) => ({ url: `/${name}`, revision: null }))];
        await build({
          root,
          configFile: false,
          logLevel: 'warn',
          publicDir: false,
          define: { __ATTUNE_PRECACHE__: JSON.stringify(list) },
          build: {
            outDir: dir,
            emptyOutDir: false,
            target: 'es2023',
            rolldownOptions: {
              input: join(root, WORKER),
              output: { format: 'iife', entryFileNames: 'service-worker.js' },
            },
          },
        });
      },
    },
  };
}

/** Code, styles and the font that the entry and the pages need, as the bundler knows it. */
function filesOf(bundle: Rolldown.OutputBundle): string[] {
  const files = new Set<string>();
  const take = (name: string) => {
    const chunk = bundle[name];
    if (files.has(name) || chunk?.type !== 'chunk') return;
    files.add(name);
    for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css);
    chunk.imports.forEach(take);
  };
  for (const file of Object.values(bundle)) {
    if (file.type === 'chunk' && (file.isEntry || isPage(file.facadeModuleId))) take(file.fileName);
    if (FONT.test(file.fileName)) files.add(file.fileName);
  }
  const found = Object.values(bundle).flatMap((file) =>
    file.type === 'chunk' && file.facadeModuleId ? [file.facadeModuleId] : [],
  );
  for (const page of PAGES) {
    if (!found.some((module) => module.endsWith(page))) {
      throw new Error(`${page} was not found in the bundle: it would not open without a network.`);
    }
  }
  return [...files].sort();
}

const isPage = (module: string | null) => PAGES.some((page) => module?.endsWith(page));

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
    .slice(0, 16);
}
