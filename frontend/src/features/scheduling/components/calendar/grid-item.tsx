import { IconAlertTriangle } from '@tabler/icons-react';
import type { CSSProperties, PointerEvent } from 'react';
import { classNames } from '../../../../lib/class-names.ts';
import { timeOf } from '../../../../lib/dates.ts';
import styles from './calendar.module.css';
import type { Placed } from './layout.ts';

interface GridItemProps {
  readonly placed: Placed;
  readonly style: CSSProperties;
  readonly zone: string;
  readonly help: string;
  readonly tabbed: boolean;
  /** It is on its way elsewhere. */
  readonly away: boolean;
  readonly onFocus: () => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onOpen: () => void;
}

/** Something booked, in its column. What it looks like it also says. */
export function GridItem(props: GridItemProps) {
  const { item, place, places } = props.placed;
  const time = `${timeOf(item.from, props.zone)}–${timeOf(item.to, props.zone)}`;
  const notMet =
    item.unmet.length > 0 &&
    (item.unmet.length === 1 ? '1 rule not met' : `${item.unmet.length} rules not met`);
  const style = { ...props.style, '--place': place, '--places': places } as CSSProperties;
  const classes = classNames(
    styles.item,
    styles[item.tone],
    item.movable && styles.movable,
    props.away && styles.gone,
  );
  const inside = (
    <>
      <span className={styles.itemHead}>
        <span className={styles.itemTime}>{time}</span>{' '}
        {item.state && <span className={styles.itemState}>{item.state}</span>}{' '}
        {notMet && (
          <span className={styles.itemMark}>
            <IconAlertTriangle size={12} aria-hidden="true" />
            <span className={styles.itemMarkCount} aria-hidden="true">
              {item.unmet.length}
            </span>
            <span className={styles.itemMarkWords}>{notMet}</span>
          </span>
        )}
      </span>{' '}
      <span className={styles.itemTitle}>{item.title}</span>{' '}
      {item.sub && <span className={styles.itemSub}>{item.sub}</span>}
    </>
  );
  if (!item.opens) {
    return (
      <div className={classes} style={style}>
        {inside}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={classes}
      style={style}
      data-stop={`item ${item.id}`}
      tabIndex={props.tabbed ? 0 : -1}
      aria-describedby={props.help}
      title={item.unmet.join(' ') || undefined}
      onFocus={props.onFocus}
      onPointerDown={props.onPointerDown}
      onClick={props.onOpen}
    >
      {inside}
    </button>
  );
}
