import { join, resolve } from 'node:path';

/** The repository. */
export const ROOT = join(import.meta.dirname, '../../..');
/** What must survive: the embedded database and the lock of whoever uses it. */
export const DATA = resolve(ROOT, process.env['ATTUNE_DATA_DIR'] || '.data');
/** What can be made again. */
export const CACHE = join(ROOT, '.cache');
export const BACKEND = join(ROOT, 'backend');
export const FRONTEND = join(ROOT, 'frontend');
export const WEB_ROOT = join(FRONTEND, 'dist');
/** The committed schema, printed from the code. */
export const SCHEMA = join(BACKEND, 'schema.graphql');
