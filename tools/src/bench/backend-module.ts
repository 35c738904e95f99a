import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BACKEND } from '../lib/paths.ts';

// biome-ignore lint/suspicious/noExplicitAny: compiled modules of the backend, whose types stay there.
export type CompiledModule = any;

/** A module of the backend as it was built: the reference server shares its SQL and its business words. */
export function backendModule(path: string): Promise<CompiledModule> {
  return import(pathToFileURL(join(BACKEND, 'dist/src', path)).href);
}
