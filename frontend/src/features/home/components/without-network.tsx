import { PATHS } from '../../../lib/paths.ts';
import { partOfDay } from '../../../lib/plain-words.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Act, ActLink, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { type Begun, CheckInToday } from './check-in-today.tsx';
import styles from './home-page.module.css';

interface WithoutNetworkProps {
  readonly clientId: string;
  /** An answer may still come. */
  readonly slow: boolean;
  readonly again: () => unknown;
  readonly begun: Begun;
  readonly onBegun: (begun: Begun) => void;
}

/** The home while nobody answers: what can be done and read all the same. */
export function WithoutNetwork({ clientId, slow, again, begun, onBegun }: WithoutNetworkProps) {
  const zone = useZone();
  const now = useNow(60);
  return (
    <>
      <div className={styles.hello}>
        <p className={styles.time}>{partOfDay(now, zone)}</p>
        <h1>Hello</h1>
      </div>
      <Leaves>
        <Leaf
          tone="information"
          title={slow ? 'The network is slow just now' : 'There is no network just now'}
        >
          <p>Nothing is lost. This is on your device, as it was read last:</p>
          <Acts>
            <ActLink to={PATHS.myPlan} quiet>
              My plan
            </ActLink>
            <ActLink to={PATHS.myAppointments} quiet>
              My visits
            </ActLink>
            <ActLink to={PATHS.mySafetyPlan} quiet>
              My safety plan
            </ActLink>
            <Act quiet onClick={again}>
              Try again
            </Act>
          </Acts>
        </Leaf>
        <CheckInToday clientId={clientId} checkIns={[]} now={now} begun={begun} onBegun={onBegun} />
      </Leaves>
    </>
  );
}
