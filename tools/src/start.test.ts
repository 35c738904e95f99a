import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from './lib/ports.ts';
import { AttuneProcess, descendants, temporaryFolder } from './testing/attune-process.ts';

const SLOW = 120_000;
const RUN = ['tools/run.mjs', 'start'];

describe('npm start, when something is in the way', () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  async function refusal(env: Record<string, string>): Promise<string> {
    const attune = new AttuneProcess(RUN, { ATTUNE_DATA_DIR: folder.path, ...env });
    expect(await attune.exit()).toBe(1);
    expect(existsSync(join(folder.path, 'postgres'))).toBe(false);
    expect(existsSync(join(folder.path, 'attune.lock'))).toBe(false);
    return attune.stderr;
  }

  it(
    'tells a bad setting in one sentence',
    async () => {
      expect(await refusal({ PORT: 'abc' })).toBe(
        'The setting PORT must be a whole number from 0 to 65535.\n',
      );
    },
    SLOW,
  );

  it(
    'tells a taken port in one sentence, before it touches the database',
    async () => {
      const taken = createServer();
      await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
      const { port } = taken.address() as { port: number };
      try {
        expect(await refusal({ PORT: String(port) })).toBe(
          `Port ${port} is taken by another program. Set PORT to a free one.\n`,
        );
      } finally {
        taken.close();
      }
    },
    SLOW,
  );

  it(
    'tells an unreachable database in one sentence',
    async () => {
      const port = String(await freePort());
      expect(await refusal({ PORT: port, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).toBe(
        'The database does not answer. Is DATABASE_URL right, and is it running?\n',
      );
    },
    SLOW,
  );
});

describe('npm start, when it was killed', () => {
  const folder = temporaryFolder();
  const started: AttuneProcess[] = [];
  let port = '';

  const start = () => {
    const attune = new AttuneProcess(RUN, { ATTUNE_DATA_DIR: folder.path, PORT: port });
    started.push(attune);
    return attune;
  };
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status;

  beforeAll(async () => {
    port = String(await freePort());
  });
  afterAll(async () => {
    for (const attune of started) await attune.signal('SIGTERM');
    await folder.remove();
  }, SLOW);

  it(
    'runs once in a folder, and goes on after its processes were killed, all or only the first',
    async () => {
      const first = start();
      await first.says('Stop it with Ctrl-C.');
      expect(first.stdout).toContain(`http://localhost:${port}`);
      expect(first.stdout).toContain('Created the demo practices.');
      expect(first.stdout).toContain('mara@harbour.example.org');

      const second = start();
      expect(await second.exit()).toBe(1);
      expect(second.stderr).toContain(`Attune is already running here at http://localhost:${port}`);
      expect(await ready()).toBe(200);

      for (const pid of [first.pid, ...descendants(first.pid)]) process.kill(pid, 'SIGKILL');
      await first.exit();
      const third = start();
      await third.says('Stop it with Ctrl-C.');
      expect(third.stdout).not.toContain('Created');
      expect(await ready()).toBe(200);

      // Its server and its database are still there when the next one starts.
      await third.signal('SIGKILL');
      const fourth = start();
      await fourth.says('Stop it with Ctrl-C.');
      expect(await ready()).toBe(200);

      expect(await fourth.signal('SIGINT')).toBe(0);
      expect(existsSync(join(folder.path, 'postgres/data/postmaster.pid'))).toBe(false);
      expect(existsSync(join(folder.path, 'attune.lock'))).toBe(false);
      await expect(ready()).rejects.toThrow();
    },
    SLOW,
  );
});
