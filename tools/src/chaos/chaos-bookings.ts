import { parseArgs } from 'node:util';
import { build } from '../build/build.ts';
import { main, Sentence } from '../lib/sentence.ts';
import { runBookings } from './run-bookings.ts';

/**
 * `npm run chaos:bookings [-- --operations 2000 --series 1000 --at-once 40 --tries 200 --apis 3 --seed 1]`: prints what
 * was answered, and ends with code 1 where anything overlaps, a series is not whole, or anybody was answered with an error (R21).
 */
await main(async () => {
  const { values } = parseArgs({
    options: {
      operations: { type: 'string', default: '2000' },
      series: { type: 'string', default: '1000' },
      'at-once': { type: 'string', default: '40' },
      tries: { type: 'string', default: '200' },
      clients: { type: 'string', default: '40' },
      apis: { type: 'string', default: '3' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
    },
  });
  const size = {
    operations: Number(values.operations),
    series: Number(values.series),
    atOnce: Number(values['at-once']),
    tries: Number(values.tries),
    clients: Number(values.clients),
    apis: Number(values.apis),
    seed: Number(values.seed),
  };
  await build(() => undefined);
  const { oneSlot, answers, errors, overlaps, series } = await runBookings(size);
  const told = (counts: ReadonlyMap<string, number>) =>
    [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
  process.stdout.write(
    [
      `${size.tries} at once want one time, at ${size.apis} servers; seed ${size.seed}: ${oneSlot.booked} booked, ${oneSlot.taken} refused as taken; ${told(oneSlot.failures) || 'no'} errors.`,
      `${size.operations} bookings, moves and cancellations, ${size.atOnce} at a time: ${told(answers)}; ${errors} errors.`,
      `${size.series} with series and what is in them: ${series.booked} series booked, ${series.changed} changed, ${told(series.answers)}; ${series.errors} errors, ${series.notWhole} series not whole.`,
      `Overlapping afterwards: ${overlaps}, after the series ${series.overlaps}.`,
      '',
    ].join('\n'),
  );
  const wrong = errors + overlaps + series.errors + series.overlaps + series.notWhole;
  if (oneSlot.booked !== 1 || oneSlot.taken !== size.tries - 1 || wrong > 0) {
    throw new Sentence(
      'Somebody is in two places at once, a series is not whole, or somebody was answered with an error.',
    );
  }
});
