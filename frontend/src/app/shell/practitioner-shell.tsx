import { useQuery } from '@apollo/client/react';
import { useHotkeys } from '@mantine/hooks';
import { IconBuilding, IconCalendar, IconSun, IconUsers } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Link, NavLink, Outlet } from 'react-router';
import { BellButton } from '../../features/bell/components/bell-button.tsx';
import { WorkCountDocument } from '../../generated/app.ts';
import { useDialogs } from '../../lib/dialogs.tsx';
import { PATHS } from '../../lib/paths.ts';
import { isManager, useViewer } from '../../lib/viewer.tsx';
import { Loading } from '../../ui/states.tsx';
import styles from './practitioner-shell.module.css';
import { UserMenu } from './user-menu.tsx';

const NewVersion = lazy(async () => ({ default: (await import('../new-version.tsx')).NewVersion }));

/** Around every page of practitioners and of those who run the practice. */
export function PractitionerShell() {
  const viewer = useViewer();
  const dialogs = useDialogs();
  useHotkeys([['mod+K', () => dialogs.jump()]], []);
  const links = [
    { to: PATHS.today, label: 'Today', Icon: IconSun },
    { to: PATHS.clients, label: 'Clients', Icon: IconUsers },
    { to: PATHS.schedule, label: 'Schedule', Icon: IconCalendar },
    ...(isManager(viewer) ? [{ to: PATHS.practice, label: 'Practice', Icon: IconBuilding }] : []),
  ];
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        To the content
      </a>
      <nav className={styles.bar} aria-label="Main">
        <div className={styles.inside}>
          <Link className={styles.brand} to="/">
            attune
          </Link>
          <ul className={styles.links}>
            {links.map(({ to, label, Icon }) => (
              <li key={to}>
                <NavLink className={styles.link ?? ''} to={to}>
                  <Icon size={18} stroke={1.7} aria-hidden="true" />
                  {label}
                  {to === PATHS.today && <WorkCount />}
                </NavLink>
              </li>
            ))}
          </ul>
          <div className={styles.foot}>
            <BellButton className={styles.link ?? ''} named />
            <UserMenu />
          </div>
        </div>
      </nav>
      <main id="main" className={styles.main} tabIndex={-1}>
        <div className={styles.inner}>
          <Suspense fallback={<Loading lines={5} />}>
            <Outlet />
          </Suspense>
        </div>
      </main>
      <Suspense fallback={null}>
        <NewVersion />
      </Suspense>
    </div>
  );
}

/** How many things wait, beside "Today". */
function WorkCount() {
  const { data } = useQuery(WorkCountDocument);
  const count = data?.needsYouNow.edges.length ?? 0;
  if (count === 0) {
    return null;
  }
  const words = `${count}${data?.needsYouNow.pageInfo.hasNextPage ? '+' : ''}`;
  return (
    <span className={styles.count}>
      {words}
      <span className="visually-hidden"> things need you</span>
    </span>
  );
}
