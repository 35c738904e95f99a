import { spawnSync } from 'node:child_process';
import { chown, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Sentence } from './sentence.ts';

/** PostgreSQL refuses to run as root, so root hands it to the least of all users. */
const NOBODY = 65_534;

/** As whom, and through what, PostgreSQL's programs are run. */
export interface PostgresUser {
  /** For `chown`, or null when it is the user of this process. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  /** The program and arguments that run `program` as that user. */
  command(program: string, args: readonly string[]): readonly [string, readonly string[]];
  /** What `spawn` must be told besides. */
  readonly spawn: { readonly uid?: number; readonly gid?: number };
}

const OURSELVES: PostgresUser = { owner: null, command: (program, args) => [program, args], spawn: {} };

/**
 * Makes the folder `home` where it is missing, and finds who must run PostgreSQL on it: an ordinary
 * user himself; root by way of the owner of the folder, or of nobody.
 * @throws Sentence when the folder belongs to somebody else, or cannot be reached by nobody.
 */
export async function postgresUser(home: string, binaries: string): Promise<PostgresUser> {
  await mkdir(home, { recursive: true, mode: 0o755 });
  const { uid, gid } = await stat(home);
  const self = process.getuid?.();
  if (self !== 0) {
    if (self !== undefined && uid !== self) {
      throw new Sentence(
        `The data in ${home} belongs to another user. Start Attune as that user, or give the folder to yourself ("chown -R").`,
      );
    }
    return OURSELVES;
  }
  const owner = uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid };
  if (uid === 0) {
    await chown(home, NOBODY, NOBODY);
  }
  if ((await reachable(home, owner.uid)) && (await reachable(binaries, owner.uid))) {
    return { owner, command: (program, args) => [program, args], spawn: owner };
  }
  return throughSetpriv(owner, home);
}

/** Whether somebody who is not root can walk down to `path`. */
async function reachable(path: string, uid: number): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid: owner } = await stat(folder);
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) {
      return false;
    }
    if (folder === dirname(folder)) {
      return true;
    }
  }
}

/** Below a private folder of root's (such as /root) nobody may walk down there all the same. */
function throughSetpriv(owner: { uid: number; gid: number }, home: string): PostgresUser {
  const user = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
  const mayWalk = [
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--',
  ];
  if (spawnSync('setpriv', [...user, ...mayWalk, 'true']).status !== 0) {
    throw new Sentence(
      `PostgreSQL does not run as root, and no other user can reach ${home}. Start Attune as an ordinary user, or from a folder that is open to others, or set DATABASE_URL.`,
    );
  }
  return {
    owner,
    command: (program, args) => ['setpriv', [...user, ...mayWalk, program, ...args]],
    spawn: {},
  };
}
