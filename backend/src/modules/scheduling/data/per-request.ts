import DataLoader from 'dataloader';
import { currentContext } from '../../../platform/context/index.ts';

/**
 * Loads by id for the running request, ids asked for together in one call of `batch`: for statements
 * that take more than the ids. `name` says which loader, values that differ belong into it.
 */
export function perRequest<Value>(
  name: string,
  batch: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  none: () => Value,
): DataLoader<string, Value> {
  const { memo } = currentContext();
  const key = `scheduling:${name}`;
  let loader = memo.get(key) as DataLoader<string, Value> | undefined;
  if (!loader) {
    loader = new DataLoader<string, Value>(
      async (ids) => {
        const found = await batch(ids);
        return ids.map((id) => found.get(id) ?? none());
      },
      { maxBatchSize: 500 },
    );
    memo.set(key, loader);
  }
  return loader;
}

/** Forgets what was loaded, after the running request changed it. */
export function forgetLoaded(): void {
  const { memo } = currentContext();
  for (const key of memo.keys()) {
    if (key.startsWith('scheduling:')) {
      memo.delete(key);
    }
  }
}
