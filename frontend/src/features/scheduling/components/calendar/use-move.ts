import {
  type KeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { CalendarColumn, CalendarItem, Target } from './model.ts';
import { mayStandIn } from './model.ts';
import { type Arrow, type Ground, isHome, type Move, placeAt, placeOf, stepped } from './moving.ts';
import { scrollAlong } from './scroll-along.ts';

interface Wants {
  /** Something is about to be moved: what is known against places can be looked up. */
  readonly onGrab: (item: CalendarItem) => void;
  readonly onDrop: (item: CalendarItem, target: Target) => void;
  readonly onOpen: (item: CalendarItem) => void;
}

/** A mouse that moves so far drags; a finger that does so before the time scrolls. */
const DRAGS_AT_PX = 5;
const SCROLLS_AT_PX = 10;
const HOLD_MS = 350;

/** Moves items by mouse, by a finger that rests on one first, and by keys (M, arrows, Enter, Escape). */
export function useMove(
  grid: RefObject<HTMLElement | null>,
  ground: Ground,
  { onGrab, onDrop, onOpen }: Wants,
) {
  const [move, setMove] = useState<Move | null>(null);
  const going = useRef<Move | null>(null);
  const swallow = useRef(false);
  const stop = useRef<(() => void) | null>(null);

  const go = useCallback((next: Move | null) => {
    going.current = next;
    setMove(next);
  }, []);
  useEffect(() => () => stop.current?.(), []);
  // The page must not scroll under a finger that carries something. Some browsers ask whether anybody may
  // stop that when the finger comes down, so this listens before anything is on its way.
  useEffect(() => {
    const element = grid.current;
    const still = (touched: TouchEvent) => {
      if (going.current?.by === 'POINTER' && touched.cancelable) touched.preventDefault();
    };
    element?.addEventListener('touchmove', still, { passive: false });
    return () => element?.removeEventListener('touchmove', still);
  }, [grid]);

  const begin = useCallback(
    (item: CalendarItem, by: Move['by']) => {
      const target = placeOf(item, ground);
      if (target) {
        onGrab(item);
        go({ item, by, target });
      }
    },
    [go, ground, onGrab],
  );
  const drop = useCallback(() => {
    const last = going.current;
    go(null);
    if (last && !isHome(last.item, last.target)) {
      onDrop(last.item, last.target);
    }
  }, [go, onDrop]);

  const onPointerDown = useCallback(
    (event: ReactPointerEvent, item: CalendarItem) => {
      if (!item.movable || event.button !== 0 || event.isPrimary === false || going.current) return;
      const { clientX: x, clientY: y, pointerId, pointerType } = event;
      const box = event.currentTarget.getBoundingClientRect();
      const within = box.height > 0 ? ((y - box.top) / box.height) * ((item.to - item.from) / 60_000) : 0;
      swallow.current = false;
      const touch = pointerType === 'touch';
      const timer = touch ? setTimeout(() => begin(item, 'POINTER'), HOLD_MS) : undefined;

      let last = event.nativeEvent;
      let leaveEdge: (() => void) | null = null;

      const aim = () => {
        const target = targetUnder(grid.current, item, ground, last, within);
        if (going.current && target) go({ item, by: 'POINTER', target });
      };
      const moved = (next: PointerEvent) => {
        if (next.pointerId !== pointerId) return;
        last = next;
        const far = Math.hypot(next.clientX - x, next.clientY - y);
        if (!going.current) {
          if (touch && far > SCROLLS_AT_PX) end();
          if (!touch && far > DRAGS_AT_PX) begin(item, 'POINTER');
        }
        if (going.current) {
          swallow.current ||= far > DRAGS_AT_PX;
          leaveEdge ??= scrollAlong(
            grid.current,
            { x, y },
            () => ({ x: last.clientX, y: last.clientY }),
            aim,
          );
          aim();
        }
      };
      const up = (next: PointerEvent) => {
        if (next.pointerId === pointerId) {
          end();
          // A slow tap is a tap: no click follows a finger that rested.
          const rested = touch && going.current !== null && !swallow.current;
          if (going.current) drop();
          if (rested) onOpen(item);
          // The click of this very press comes at once, and no later one is meant.
          setTimeout(() => {
            swallow.current = false;
          });
        }
      };
      const cancel = () => {
        end();
        go(null);
      };
      // Two fingers enlarge the page; they carry nothing.
      const another = (next: PointerEvent) => {
        if (next.pointerId !== pointerId) cancel();
      };
      const onEscape = (key: globalThis.KeyboardEvent) => {
        if (key.key === 'Escape') cancel();
      };
      const noMenu = (menu: Event) => {
        if (going.current) menu.preventDefault();
      };
      const end = () => {
        clearTimeout(timer);
        leaveEdge?.();
        window.removeEventListener('pointerdown', another);
        window.removeEventListener('pointermove', moved);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', cancel);
        window.removeEventListener('keydown', onEscape);
        window.removeEventListener('contextmenu', noMenu);
        stop.current = null;
      };
      stop.current?.();
      window.addEventListener('pointerdown', another);
      window.addEventListener('pointermove', moved);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', cancel);
      window.addEventListener('keydown', onEscape);
      window.addEventListener('contextmenu', noMenu);
      stop.current = end;
    },
    [begin, drop, go, grid, ground, onOpen],
  );

  /** Keys on an item; true when the key was used. */
  const onKey = useCallback(
    (event: KeyboardEvent, item: CalendarItem | null): boolean => {
      const last = going.current;
      if (last?.by === 'KEYS') {
        if (event.key.startsWith('Arrow')) {
          go({ ...last, target: stepped(last, event.key as Arrow, ground) });
        } else if (event.key === 'Enter') {
          drop();
        } else if (event.key === 'Escape' || event.key === 'Tab') {
          go(null);
          return event.key === 'Escape';
        }
        return true;
      }
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (item?.movable && plain && event.key.toLowerCase() === 'm') {
        begin(item, 'KEYS');
        return true;
      }
      return false;
    },
    [begin, drop, go, ground],
  );

  /** Whether a click belongs to a drag that just ended. */
  const swallowsClick = useCallback(() => {
    const swallowed = swallow.current;
    swallow.current = false;
    return swallowed;
  }, []);

  return { move, onPointerDown, onKey, swallowsClick, leave: useCallback(() => go(null), [go]) };
}

/** The place under the pointer, or beside it in the nearest column that the item may stand in. */
function targetUnder(
  grid: HTMLElement | null,
  item: CalendarItem,
  ground: Ground,
  { clientX, clientY }: PointerEvent,
  within: number,
): Target | null {
  let best: { column: CalendarColumn; box: DOMRect; away: number } | null = null;
  for (const element of grid?.querySelectorAll<HTMLElement>('[data-column]') ?? []) {
    const column = ground.columns.find((one) => one.key === element.dataset['column']);
    if (!column || !mayStandIn(item, column.lane)) continue;
    const box = element.getBoundingClientRect();
    const away = Math.max(box.left - clientX, 0, clientX - box.right);
    if (!best || away < best.away) best = { column, box, away };
  }
  if (!best || best.box.height === 0) return null;
  const { from, to } = ground.hours;
  const minute = from + ((clientY - best.box.top) / best.box.height) * (to - from) - within;
  return placeAt(item, best.column, minute, ground);
}
