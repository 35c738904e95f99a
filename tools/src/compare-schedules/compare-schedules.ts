import { parseArgs } from 'node:util';
import { main, Sentence } from '../lib/sentence.ts';
import { casesOf } from './cases.ts';
import { type Compared, compare } from './compare.ts';

/**
 * `npm run compare:schedules [-- --cases 200 --seed 1 --seconds 0.9 --patience 3]`: plans generated clients with the
 * solver, by trying every schedule (small ones) and by the quick way, and prints how they differ and
 * how long the solver took.
 */
await main(async () => {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      seconds: { type: 'string', default: '0.9' },
      patience: { type: 'string', default: '3' },
    },
  });
  const all: Compared[] = [];
  for (const one of casesOf(Number(values.cases), Number(values.seed))) {
    all.push(await compare(one, Number(values.seconds), Number(values.patience)));
  }
  const small = all.filter((one) => one.least !== null);
  const large = all.filter((one) => one.name.startsWith('large'));
  tell('Small cases, against every schedule on the whole grid', small, (one) => one.least ?? 0);
  tell('Large cases, against the quick way', large, (one) => one.greedy);
  const wrong = all.filter((one) => one.refused > 0 || !one.agrees);
  if (wrong.length > 0) {
    throw new Sentence(
      `Against the rules, or counted otherwise: ${wrong.map((one) => one.name).join(', ')}.`,
    );
  }
});

function tell(title: string, all: readonly Compared[], other: (one: Compared) => number): void {
  const gaps = all.map((one) => one.gap);
  const times = all.map((one) => one.took);
  const against = all.map((one) => (one.cost - other(one)) / Math.max(1, other(one)));
  const unproven = all.filter((one) => !one.optimal);
  process.stdout.write(
    [
      `${title}: ${all.length}`,
      `  proven best ${all.length - unproven.length}, solver failed ${all.filter((one) => one.failed).length}, gap median ${share(middle(gaps))}, worst ${share(Math.max(0, ...gaps))}`,
      `  cost against theirs: median ${share(middle(against))}, best ${share(Math.min(...against))}, worst ${share(Math.max(...against))}; dearer in ${all.filter((one) => one.cost > other(one)).length}`,
      `  time: median ${middle(times).toFixed(0)} ms, worst ${Math.max(0, ...times).toFixed(0)} ms`,
      `  columns up to ${Math.max(0, ...all.map((one) => one.columns))}, rows up to ${Math.max(0, ...all.map((one) => one.rows))}`,
      ...unproven.map(
        (one) =>
          `  not proven: ${one.name}${one.failed ? ' (failed)' : ''}, gap ${share(one.gap)}, ${one.took.toFixed(0)} ms`,
      ),
      '',
    ].join('\n'),
  );
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function share(value: number): string {
  return `${(value * 100).toFixed(2)} %`;
}
