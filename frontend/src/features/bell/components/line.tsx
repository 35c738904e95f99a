import { Link } from 'react-router';
import type { NotificationLineFragment } from '../../../generated/bell.ts';
import { classNames } from '../../../lib/class-names.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { sentenceOf } from '../domain/sentence.ts';
import { whereTo } from '../domain/where-to.ts';
import styles from './bell-panel.module.css';

/** One notification as a sentence, and the way to what it is about. */
export function Line({
  told,
  onOpen,
}: {
  readonly told: NotificationLineFragment;
  readonly onOpen: () => void;
}) {
  const path = whereTo(told);
  const unread = told.readAt === null;
  const body = (
    <>
      <span className={styles.mark} aria-hidden="true" />
      <span className={styles.text}>
        {unread && <span className="visually-hidden">Unread: </span>}
        {told.urgent && !told.aboutViewer && <strong>Crisis. </strong>}
        {sentenceOf(told)}
        <span className={styles.time}>
          <TimeText at={told.at} />
        </span>
      </span>
    </>
  );
  return (
    <li className={classNames(styles.item, unread && styles.unread)}>
      {path ? (
        <Link className={styles.line} to={path} onClick={onOpen}>
          {body}
        </Link>
      ) : (
        <div className={styles.line}>{body}</div>
      )}
    </li>
  );
}
