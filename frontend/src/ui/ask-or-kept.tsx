import type { ReactNode } from 'react';
import { when } from '../lib/dates.ts';
import { isUnreachable, type Kept } from '../lib/kept-reads.ts';
import { useTooLong, useWithoutNetwork } from '../lib/use-without-network.ts';
import { useZone } from '../lib/viewer.tsx';
import styles from './ask-or-kept.module.css';
import { Ask } from './ask.tsx';

interface Asked<Data> {
  readonly data?: Data | undefined;
  readonly previousData?: Data | undefined;
  readonly error?: unknown;
  readonly loading: boolean;
  readonly refetch: () => unknown;
}

interface AskOrKeptProps<Data, Value> {
  /** The result of useQuery. */
  readonly of: Asked<Data>;
  /** What this device keeps of it. */
  readonly kept: Kept<Value> | null;
  /** The copy, to read and not to change. */
  readonly copy: (value: Value) => ReactNode;
  readonly loading?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/**
 * What is asked for, or without a network the device's copy of it with its age. A page that is open stays as
 * it is when the network goes, with everything begun in it; an answer of the server always counts more.
 */
export function AskOrKept<Data, Value>({ of, kept, copy, loading, children }: AskOrKeptProps<Data, Value>) {
  const offline = useWithoutNetwork();
  const lost = isUnreachable(of.error);
  const data = of.data ?? (lost ? of.previousData : undefined);
  const tooLong = useTooLong(data === undefined && of.loading);
  const gone = lost || offline || tooLong;
  if (gone && kept) {
    return (
      <>
        <AsOf at={kept.asOf} offline={lost || offline} />
        {data === undefined ? copy(kept.value) : children(data)}
      </>
    );
  }
  return (
    <Ask of={{ ...of, data }} loading={loading}>
      {children}
    </Ask>
  );
}

/** How old what stands below is, and why. */
function AsOf({ at, offline }: { readonly at: string; readonly offline: boolean }) {
  const zone = useZone();
  return (
    <p className={styles.asOf} role="status">
      As of {when(at, zone)}, {offline ? 'without a network' : 'since the network is slow'}. It is brought up
      to date as soon as that is possible.
    </p>
  );
}
