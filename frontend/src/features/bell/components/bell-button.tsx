import { useQuery } from '@apollo/client/react';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { BellDocument } from '../../../generated/bell.ts';
import { classNames } from '../../../lib/class-names.ts';
import styles from './bell-button.module.css';
import { Announcer } from './announcer.tsx';

const BellPanel = lazy(async () => ({ default: (await import('./bell-panel.tsx')).BellPanel }));

interface BellButtonProps {
  /** How the button looks in its shell. */
  readonly className: string;
  /** Whether its word stands under or beside the bell; otherwise it is for screen readers. */
  readonly named?: boolean;
  readonly size?: number;
}

/** The bell with how much is unread; the list is loaded when it is first opened. */
export function BellButton({ className, named = false, size = 18 }: BellButtonProps) {
  const { data } = useQuery(BellDocument);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    // Whoever reads by keyboard goes on from where they were.
    button.current?.focus();
  };
  const unread = data?.unreadNotificationCount ?? 0;
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classNames(styles.bell, className)}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <IconBell size={size} stroke={1.7} aria-hidden="true" />
        <span className={named ? undefined : 'visually-hidden'}>Notices</span>{' '}
        {unread > 0 && (
          <span className={styles.count}>
            {unread > 99 ? '99+' : unread}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </button>
      {open && (
        <Suspense fallback={null}>
          <BellPanel onClose={close} />
        </Suspense>
      )}
      {data && <Announcer newest={data.myNotifications.edges[0]?.node ?? null} />}
    </>
  );
}
