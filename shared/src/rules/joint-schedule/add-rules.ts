import type { CoordinationRuleFacts } from '../coordination-facts.ts';
import { addCadence } from './cadence-rows.ts';
import type { LinearModel } from './linear-model.ts';
import { byOccurrence, type Item, sameOccurrence, sumOf } from './model-items.ts';
import { type Need, needOf } from './needs.ts';
import { RuleRows } from './rule-rows.ts';
import { addMost } from './weekly-rows.ts';

const HOUR = 3_600_000;

/** Writes the coordination rules of a plan as rows, each just as the engine of booking judges it. */
export function addRules(
  linear: LinearModel,
  rules: readonly CoordinationRuleFacts[],
  items: readonly Item[],
): void {
  for (const rule of rules) {
    const rows = new RuleRows(linear, rule);
    switch (rule.kind) {
      case 'REST_AFTER':
        addRest(rows, items);
        break;
      case 'SUPPORT_WITHIN':
      case 'SAME_DAY':
        addNeed(rows, items, needOf(rule));
        break;
      case 'CADENCE':
        addCadence(rows, items);
        break;
      case 'MAX_PER_WEEK':
        addMost(rows, items);
        break;
      case 'AVOID_WINDOW':
        // A matter of the place alone: it is in the cost of the candidate, or keeps it out.
        break;
    }
  }
}

function addRest(rows: RuleRows, items: readonly Item[]): void {
  const { rule } = rows;
  const span = (rule.hours ?? 0) * HOUR;
  const tiring = byOccurrence(items.filter((item) => item.class === rule.from));
  const resting = byOccurrence(items.filter((item) => item.class === rule.to));
  for (const late of resting) {
    for (const [from, there] of Map.groupBy(late, (item) => item.from)) {
      for (const early of tiring) {
        const before = early.filter(
          (item) =>
            early !== late && !sameOccurrence(item, there[0]) && item.to <= from && from < item.to + span,
        );
        if (before.length > 0) {
          const both = () => sumOf(there).and(sumOf(before));
          rows.atMost(both(), 1, there[0]?.occurrence ?? null);
          if (!rule.hard) {
            rows.atMost(both(), 1, before[0]?.occurrence ?? null);
          }
        }
      }
    }
  }
}

/**
 * A session is there only with one of those that it needs. Said of each place, and once more of the
 * places of a day, up to a day and from a day on together: the same of whole sessions, and much more of the
 * parts of sessions in which the solver thinks first.
 */
function addNeed(rows: RuleRows, items: readonly Item[], need: Need | null): void {
  if (!need) {
    return;
  }
  const supporting = items.filter((item) => item.class === need.helping);
  for (const group of byOccurrence(items.filter((item) => item.class === need.needing))) {
    const [one] = group;
    // What is certain and not kept to is no reason to refuse others.
    if (!one || (rows.rule.hard && one.column === null)) {
      continue;
    }
    const others = supporting.filter((other) => !sameOccurrence(one, other));
    // Whoever begins and ends at the same time is helped by the same.
    const places = [...Map.groupBy(group, ({ from, to }) => `${from} ${to}`).values()];
    const sets = places.length > 1 ? [...places, ...togetherByDay(group)] : places;
    for (const there of sets) {
      const help = others.filter((other) => there.some((item) => need.helps(item, other)));
      rows.atMost(sumOf(there).and(sumOf(help), -1), 0, one.occurrence);
    }
  }
}

function togetherByDay(group: readonly Item[]): Item[][] {
  return [...new Set(group.map((item) => item.day))].flatMap((day) => [
    group.filter((item) => item.day === day),
    group.filter((item) => item.day <= day),
    group.filter((item) => item.day >= day),
  ]);
}
