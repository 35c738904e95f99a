import { expect, it } from '@jest/globals';
import { buildBackend } from '../build/backend.ts';
import { runBookings } from './run-bookings.ts';

it('R21: bookings, moves, cancellations and series at two servers at once overlap nowhere, are whole, and end in no error', async () => {
  await buildBackend();
  const { oneSlot, answers, errors, overlaps, series } = await runBookings({
    operations: 300,
    series: 200,
    atOnce: 24,
    tries: 40,
    clients: 12,
    apis: 2,
    seed: Date.now() % 100_000,
  });
  expect(oneSlot).toEqual({ booked: 1, taken: 39, failures: new Map() });
  expect(answers.get('Appointment')).toBeGreaterThan(20);
  expect(answers.get('SlotTaken')).toBeGreaterThan(20);
  expect({ errors, overlaps }).toEqual({ errors: 0, overlaps: 0 });
  expect(series.booked).toBeGreaterThan(5);
  expect(series.changed).toBeGreaterThan(0);
  expect(series).toMatchObject({ errors: 0, overlaps: 0, notWhole: 0 });
});
