import type { ReactNode } from 'react';
import { Failed, Loading } from './states.tsx';

interface Asked<Data> {
  readonly data?: Data | undefined;
  readonly error?: unknown;
  readonly loading: boolean;
  readonly refetch: () => unknown;
}

interface AskProps<Data> {
  /** The result of useQuery. */
  readonly of: Asked<Data>;
  readonly loading?: ReactNode;
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** The three states of whatever is asked for: skeleton, sentence with a way on, the thing itself. */
export function Ask<Data>({ of, loading, lines, children }: AskProps<Data>) {
  if (of.data !== undefined && of.data !== null) {
    return children(of.data as Data);
  }
  if (of.error) {
    return <Failed error={of.error} again={of.refetch} />;
  }
  return loading ?? <Loading {...(lines === undefined ? {} : { lines })} />;
}
