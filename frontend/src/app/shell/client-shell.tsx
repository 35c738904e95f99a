import { IconBodyScan, IconCalendar, IconHome, IconListCheck, IconUser } from '@tabler/icons-react';
import { Suspense, useEffect } from 'react';
import { Link, NavLink, Outlet } from 'react-router';
import { BellButton } from '../../features/bell/components/bell-button.tsx';
import { PATHS } from '../../lib/paths.ts';
import { Loading } from '../../ui/states.tsx';
import styles from './client-shell.module.css';

const LINKS = [
  { to: PATHS.home, label: 'Home', Icon: IconHome },
  { to: PATHS.myPlan, label: 'My plan', Icon: IconListCheck },
  { to: PATHS.myBody, label: 'My body', Icon: IconBodyScan },
  { to: PATHS.myAppointments, label: 'Visits', Icon: IconCalendar },
] as const;

/** Around the client's pages, for a phone in one hand: "I need support" is always under the thumb. */
export function ClientShell() {
  useSupportAtHand();
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
      </main>
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
                    {label}
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

/** "I need support" is loaded while the network is there, for when it is not. */
function useSupportAtHand() {
  useEffect(() => {
    const timer = setTimeout(
      () => void import('../../features/support/components/support-page.tsx').catch(() => undefined),
      1500,
    );
    return () => clearTimeout(timer);
  }, []);
}
