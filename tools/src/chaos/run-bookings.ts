import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bookingCircles } from './booking-circles.ts';
import { Chance } from '../lib/chance.ts';
import { connect, prepare } from './demo.ts';
import { signIn } from './people.ts';
import { Plant } from './plant.ts';
import { type BookingReport, type OneSlotReport, raceBookings, raceForOneSlot } from './race-bookings.ts';
import { raceSeries, type SeriesReport } from './race-series.ts';

export interface BookingsSize {
  readonly operations: number;
  /** So many operations with series and what is in them, after the others. */
  readonly series: number;
  readonly atOnce: number;
  readonly tries: number;
  readonly clients: number;
  readonly apis: number;
  /** The same seed wants alike. */
  readonly seed: number;
}

export interface BookingsReport extends BookingReport {
  readonly oneSlot: OneSlotReport;
  readonly series: SeriesReport;
}

/** R21: many want one time, many want many things at once, and many want series, at several servers. The backend must be built. */
export async function runBookings(size: BookingsSize): Promise<BookingsReport> {
  const chance = new Chance(size.seed);
  const home = await mkdtemp(join(tmpdir(), 'attune-bookings-'));
  const plant = await Plant.found(home, 'smtp://127.0.0.1:9');
  try {
    await prepare(plant, size.clients);
    await plant.staff({ apis: size.apis, workers: 0 });
    const admin = await connect(plant.adminUrl);
    try {
      const circles = await bookingCircles(admin, (email) => signIn(plant.urls[0] ?? '', email));
      const oneSlot = await raceForOneSlot(plant.urls, circles, { tries: size.tries, chance });
      const single = await raceBookings(admin, plant.urls, circles, { ...size, chance });
      const series = await raceSeries(admin, plant.urls, circles, {
        ...size,
        operations: size.series,
        chance,
      });
      return { ...single, oneSlot, series };
    } finally {
      await admin.end();
    }
  } finally {
    await plant.stop();
    await rm(home, { recursive: true, force: true });
  }
}
