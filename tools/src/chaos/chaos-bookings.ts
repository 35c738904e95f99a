import { parseArgs } from 'node:util';
import { build } from '../build/build.ts';
import { main, Sentence } from '../lib/sentence.ts';
import { runBookings } from './run-bookings.ts';

/**
 * `npm run chaos:bookings [-- --operations 2000 --at-once 40 --tries 200 --apis 3 --seed 1]`: prints what
 * was answered, and ends with code 1 where anything overlaps or anybody was answered with an error (R21).
 */
await main(async () => {
  const { values } = parseArgs({
    options: {
      operations: { type: 'string', default: '2000' },
      'at-once': { type: 'string', default: '40' },
      tries: { type: 'string', default: '200' },
      clients: { type: 'string', default: '40' },
      apis: { type: 'string', default: '3' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
    },
  });
  const size = {
    operations: Number(values.operations),
    atOnce: Number(values['at-once']),
    tries: Number(values.tries),
    clients: Number(values.clients),
    apis: Number(values.apis),
    seed: Number(values.seed),
  };
  await build(() => undefined);
  const { oneSlot, answers, errors, overlaps } = await runBookings(size);
  const told = [...answers].map(([name, count]) => `${count} ${name}`).join(', ');
  process.stdout.write(
    [
      `${size.tries} at once want one time, at ${size.apis} servers; seed ${size.seed}: ${oneSlot.booked} booked, ${oneSlot.taken} refused as taken.`,
      `${size.operations} bookings, moves and cancellations, ${size.atOnce} at a time: ${told}; ${errors} errors.`,
      `Overlapping afterwards: ${overlaps}.`,
      '',
    ].join('\n'),
  );
  if (oneSlot.booked !== 1 || oneSlot.taken !== size.tries - 1 || errors > 0 || overlaps > 0) {
    throw new Sentence('Somebody is in two places at once, or was answered with an error.');
  }
});
