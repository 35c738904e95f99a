import { useEffect } from 'react';
import { isClosed, type Kept, keepRead, type ReadName, recallRead } from './kept-reads.ts';
import { forgetOwn, ownerOf } from './own-on-device.ts';
import { useViewer } from './viewer.tsx';

interface Asked<Data> {
  readonly data?: Data | undefined;
  readonly error?: unknown;
  readonly loading: boolean;
}

/**
 * Keeps a copy of what a page has just read on the device of its person. What the server says is not there
 * any more, or not open, goes from the device too.
 * @param pick what is kept of the answer, null where there is nothing; stable between renders.
 * @returns the copy, for when the network is gone.
 */
export function useKeptRead<Data, Value>(
  name: ReadName,
  { data, error, loading }: Asked<Data>,
  pick: (data: Data) => Value | null,
): Kept<Value> | null {
  const viewer = useViewer();
  useEffect(() => {
    const owner = ownerOf(viewer);
    if (!owner) return;
    if (isClosed(error)) forgetOwn(owner, name);
    else if (!loading && !error && data !== undefined) keepRead(owner, name, pick(data));
  }, [viewer, name, data, error, loading, pick]);
  return recallRead<Value>(ownerOf(viewer), name);
}
