import { Expression, type LinearModel } from './linear-model.ts';
import type { Item } from './model-items.ts';

/**
 * R21: the sessions of one client never meet, buffers included; with them no practitioner and no room
 * is in two places. One row for each instant at which a session could begin to keep somebody busy: of
 * all that would cover it at most one is chosen.
 */
export function addOverlaps(linear: LinearModel, items: readonly Item[]): void {
  const spans = items
    .flatMap((item) => (item.place ? [{ item, busy: item.place.busy }] : []))
    .sort((one, other) => one.busy.from - other.busy.from);
  let active: typeof spans = [];
  let at = 0;
  while (at < spans.length) {
    const now = spans[at]?.busy.from ?? 0;
    active = active.filter(({ busy }) => busy.to > now);
    while (at < spans.length && spans[at]?.busy.from === now) {
      active.push(...spans.slice(at, at + 1));
      at += 1;
    }
    addOne(
      linear,
      active.map(({ item }) => item),
    );
  }
}

function addOne(linear: LinearModel, active: readonly Item[]): void {
  const concerned = new Set(active.map((item) => item.occurrence));
  if (concerned.size < 2) {
    return;
  }
  const row = new Expression();
  let certain = 0;
  for (const { column } of active) {
    if (column === null) {
      certain += 1;
    } else {
      row.add(column);
    }
  }
  linear.atMost(row, Math.max(0, 1 - certain));
}
