import { Expression } from './linear-model.ts';
import { byOccurrence, type Item, sameOccurrence, sumOf } from './model-items.ts';
import type { RuleRows } from './rule-rows.ts';

/**
 * A class recurs every so many weeks, give or take some days: of the others none is nearer, and one is
 * just there, unless there is no other at all.
 */
export function addCadence(rows: RuleRows, items: readonly Item[]): void {
  const { rule } = rows;
  const [apart, tolerance] = [(rule.everyWeeks ?? 1) * 7, rule.toleranceDays ?? 0];
  const concerned = items.filter((item) => item.class === rule.to);
  const groups = byOccurrence(concerned);
  const certain = concerned.filter((item) => item.column === null).length;
  const alone = certain < 2 ? onlyOne(rows, concerned, groups.length) : null;
  for (const group of groups) {
    for (const there of Map.groupBy(group, (item) => item.day).values()) {
      const [one] = there;
      if (!one) {
        continue;
      }
      const others = concerned.filter((item) => !sameOccurrence(one, item));
      const distance = (item: Item) => Math.abs(item.day - one.day);
      for (const near of byOccurrence(others.filter((item) => distance(item) < apart - tolerance))) {
        rows.atMost(sumOf(there).and(sumOf(near)), 1, one.occurrence);
      }
      if (rule.hard && one.column === null) {
        continue;
      }
      const just = others.filter((item) => Math.abs(distance(item) - apart) <= tolerance);
      const need = sumOf(there).and(sumOf(just), -1);
      if (alone !== null && certain === (one.column === null ? 1 : 0)) {
        need.add(alone, -1);
      }
      rows.atMost(need, 0, one.occurrence);
    }
  }
}

/** A column that may be 1 only where there is just one session of the class. */
function onlyOne(rows: RuleRows, concerned: readonly Item[], most: number): number {
  const alone = rows.linear.column(0, true);
  rows.linear.atMost(new Expression().and(sumOf(concerned)).add(alone, most), 1 + most);
  return alone;
}
