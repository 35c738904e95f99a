import { Expression } from './linear-model.ts';
import { byOccurrence, type Item, sameOccurrence, sumOf } from './model-items.ts';
import type { RuleRows } from './rule-rows.ts';

/** At most so many sessions of a class in a week. */
export function addMost(rows: RuleRows, items: readonly Item[]): void {
  const { rule } = rows;
  const most = rule.count ?? 1;
  const concerned = items.filter((item) => item.class === rule.to);
  for (const week of Map.groupBy(concerned, (item) => item.week).values()) {
    if (rule.hard) {
      rows.atMost(sumOf(week), most, null);
    } else {
      for (const own of byOccurrence(week)) {
        payForFullWeek(rows, week, own, most);
      }
    }
  }
}

/** A session pays where there are enough of others in its week; `dearest` is how many there could be. */
function payForFullWeek(rows: RuleRows, week: readonly Item[], own: readonly Item[], most: number): void {
  const [first] = own;
  const others = first ? week.filter((item) => !sameOccurrence(first, item)) : [];
  const dearest = byOccurrence(others).length;
  if (first && dearest >= most) {
    const weight = dearest - most + 1;
    const row = new Expression().and(sumOf(others)).and(sumOf(own), weight);
    rows.atMost(row, dearest, first.occurrence, weight, true);
  }
}
