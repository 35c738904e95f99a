import { IconBodyScan, IconCalendar, IconHome, IconListCheck, IconUser, IconWind } from '@tabler/icons-react';
import { useApolloClient } from '@apollo/client/react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { BellButton } from '../../features/bell/components/bell-button.tsx';
import { ownerOf } from '../../lib/own-on-device.ts';
import { PATHS } from '../../lib/paths.ts';
import { useViewer } from '../../lib/viewer.tsx';
import { whenQuiet } from '../../lib/when-quiet.ts';
import { PlainButton } from '../../ui/plain-button.tsx';
import { Loading } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from './client-shell.module.css';
import { useAccount } from './use-account.ts';

const NewVersion = lazy(async () => ({ default: (await import('../new-version.tsx')).NewVersion }));

const LINKS = [
  { to: PATHS.home, label: 'Home', Icon: IconHome },
  { to: PATHS.myPlan, label: 'My plan', Icon: IconListCheck },
  { to: PATHS.myBody, label: 'My body', Icon: IconBodyScan },
  { to: PATHS.myAppointments, label: 'Visits', Icon: IconCalendar },
  { to: PATHS.grounding, label: 'Grounding', Icon: IconWind },
] as const;

/** Around the client's pages, for a phone in one hand: "I need support" is always under the thumb. */
export function ClientShell() {
  const quiet = useSupportAtHand();
  const { pathname } = useLocation();
  return (
    <div className={styles.shell}>
      <header className={styles.top}>
        <Link className={styles.brand} to={PATHS.home}>
          attune
        </Link>
        <div className={styles.mine}>
          <BellButton className={styles.account ?? ''} size={22} />
          <Link className={styles.account} to={PATHS.account} aria-label="My account">
            <IconUser size={22} stroke={1.7} aria-hidden="true" />
          </Link>
        </div>
      </header>
      <main id="main" className={styles.main}>
        <Suspense fallback={<Loading lines={5} />}>
          <Outlet />
        </Suspense>
        {pathname === PATHS.account && <Leave />}
      </main>
      <Suspense fallback={null}>{quiet && <NewVersion />}</Suspense>
      <footer className={styles.foot}>
        <div className={styles.footInner}>
          <Link className={styles.support} to={PATHS.support}>
            I need support
          </Link>
          <nav aria-label="Main">
            <ul className={styles.links}>
              {LINKS.map(({ to, label, Icon }) => (
                <li key={to}>
                  <NavLink className={styles.link ?? ''} to={to}>
                    <Icon size={22} stroke={1.6} aria-hidden="true" />
                    <span>{label}</span>
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </footer>
    </div>
  );
}

/** The way out, on the account page; what this device kept of the person goes with it. */
function Leave() {
  const { signOut } = useAccount();
  return (
    <div className={styles.leave}>
      <PlainButton onClick={() => void signOut()}>Sign out</PlainButton>
    </div>
  );
}

/**
 * "I need support" and what it shows, the plan and the visits are fetched while the network is there, for
 * when it is not; and what was written without one goes out. @returns whether the page has come to rest,
 * so that more may be loaded.
 */
function useSupportAtHand(): boolean {
  const viewer = useViewer();
  const apollo = useApolloClient();
  const say = useToast();
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    const owner = ownerOf(viewer);
    const stops: (() => void)[] = [];
    let left = false;
    const begin = async () => {
      const [{ watchKept }, { watchAtHand }, { watchPlan }, { watchVisits }] = await Promise.all([
        import('../../features/support/domain/send-kept.ts'),
        import('../../features/support/domain/keep-at-hand.ts'),
        import('../../features/my-plan/domain/kept-plan.ts'),
        import('../../features/appointments/domain/kept-visits.ts'),
        import('../../features/support/components/support-page.tsx'),
        import('../../features/grounding/components/grounding-page.tsx'),
      ]);
      if (left || !owner?.clientId) return;
      const gone = 'What you wrote for your team has gone out now. They are being told.';
      stops.push(
        watchAtHand(apollo, owner),
        watchKept(apollo, owner.clientId, () => say(gone)),
        watchPlan(apollo, owner),
        watchVisits(apollo, owner),
      );
    };
    const stopWaiting = whenQuiet(apollo, () => {
      setQuiet(true);
      void begin().catch(() => undefined);
    });
    return () => {
      left = true;
      stopWaiting();
      for (const stop of stops) stop();
    };
  }, [apollo, viewer, say]);
  return quiet;
}
