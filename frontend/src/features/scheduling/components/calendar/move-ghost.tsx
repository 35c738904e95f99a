import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { classNames } from '../../../../lib/class-names.ts';
import { dayAndTime, timeOf } from '../../../../lib/dates.ts';
import { useZone } from '../../../../lib/viewer.tsx';
import styles from './calendar.module.css';
import { spot } from './grid-column.tsx';
import { against, type Explain } from './model.ts';
import { type Ground, isHome, type Move } from './moving.ts';

interface MoveGhostProps {
  readonly move: Move;
  readonly ground: Ground;
  readonly explain: Explain;
}

const MARGIN_PX = 10;
const BUBBLE_PX = 260;

/** Where something would go, and beside it what the plan says of that place, before anybody is asked. */
export function MoveGhost({ move, ground, explain }: MoveGhostProps) {
  const zone = useZone();
  const ghost = useRef<HTMLDivElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const [corner, setCorner] = useState<CSSProperties>({ visibility: 'hidden' });
  const { item, target, by } = move;
  const home = isHome(item, target);
  const verdict = home ? null : explain(item, target);
  const sentences = verdict ? against(verdict) : [];
  const from = ground.clock.minuteOf(target.start);
  const minutes = { from, to: from + (item.to - item.from) / 60_000 };
  const place = `${target.column.key} ${target.start}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words stand beside each new place.
  useLayoutEffect(() => {
    const element = ghost.current;
    if (!element) return;
    if (by === 'KEYS') element.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    const box = element.getBoundingClientRect();
    const right = box.right + MARGIN_PX + BUBBLE_PX < window.innerWidth;
    const left = right ? box.right + MARGIN_PX : box.left - MARGIN_PX - BUBBLE_PX;
    const beside = left > 0;
    const high = bubble.current?.offsetHeight ?? 0;
    // A hand covers what is below a finger.
    const above = box.top - MARGIN_PX - high;
    const apart = by === 'POINTER' && above > 0 ? above : box.bottom + MARGIN_PX;
    setCorner({
      left: beside
        ? left
        : Math.max(MARGIN_PX, Math.min(box.left, window.innerWidth - BUBBLE_PX - MARGIN_PX)),
      top: Math.max(MARGIN_PX, Math.min(beside ? box.top : apart, window.innerHeight - high - MARGIN_PX)),
      width: BUBBLE_PX,
    });
  }, [place, by, sentences.length]);

  const words = home
    ? 'Where it is now.'
    : verdict === null
      ? 'Looking at what the plan says…'
      : sentences.length === 0
        ? 'This fits.'
        : null;
  const tone = home || verdict === null ? undefined : verdict.fits ? styles.fits : styles.refused;
  return (
    <>
      <div ref={ghost} className={classNames(styles.ghost, tone)} style={spot(minutes, ground.hours)}>
        <span className={styles.itemTime}>{timeOf(target.start, zone)}</span>
        <span className={styles.itemTitle}>{item.title}</span>
      </div>
      {createPortal(
        <div
          ref={bubble}
          className={classNames(styles.bubble, tone)}
          style={corner}
          role="status"
          aria-live="polite"
        >
          <p className={styles.bubbleTime}>
            {dayAndTime(target.start, zone)}
            {target.column.lane.kind === 'PRACTITIONER' && `, ${target.column.lane.name}`}
          </p>
          {words && <p>{words}</p>}
          {sentences.length > 0 && (
            <ul className={styles.sentences}>
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </div>,
        document.body,
      )}
    </>
  );
}
