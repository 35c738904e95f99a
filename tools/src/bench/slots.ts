import {
  DEFAULT_LIMITS,
  LoadBook,
  NO_LIMITS,
  type ScheduledSession,
  sessionAt,
  type Span,
  TELLS_ALL,
  Timetable,
  workingSpans,
  zoneClock,
} from '@attune/shared';
import { backendModule } from './backend-module.ts';
import { median, quantile } from './figures.ts';

const ZONE = 'Europe/London';
const DAY = 86_400_000;
const WEEKS = 8;
const PRACTITIONERS = 5;
const WARM_UP = 30;
const ROUNDS = 200;
const FIRST = Date.parse('2026-10-05T00:00:00Z');

/**
 * How long suggesting computes once the data is read: eight weeks, five practitioners, a grid of fifteen
 * minutes, with rules of every kind, appointments, limits and preferred times.
 */
export async function measureSlots(): Promise<void> {
  const { suggestionsIn } = await backendModule('modules/scheduling/domain/suggestions.js');
  const range = { from: FIRST, to: FIRST + WEEKS * 7 * DAY };
  const [facts, likings] = question(range);
  const wish = { range, now: FIRST - DAY, first: 10, forClient: true };
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const before = performance.now();
    found = suggestionsIn(facts, likings, wish).length;
    if (round >= WARM_UP) {
      times.push(performance.now() - before);
    }
  }
  const sorted = times.toSorted((one, other) => one - other);
  process.stdout.write(
    `slots: ${WEEKS} weeks, ${PRACTITIONERS} practitioners, every 15 minutes, ${found} suggested: ` +
      `median ${median(times).toFixed(1)} ms, 95 % ${quantile(sorted, 0.95).toFixed(1)} ms (target 20 ms), ${ROUNDS} rounds\n`,
  );
}

function question(range: Span) {
  const clock = zoneClock(ZONE);
  const service = {
    id: 'service',
    name: 'Restorative bodywork',
    discipline: 'MASSAGE',
    class: 'BODYWORK_GENTLE',
    minutes: 60,
    modality: 'RESTORATIVE',
    bufferBefore: 0,
    bufferAfter: 15,
  } as const;
  const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' }));
  const ids = Array.from({ length: PRACTITIONERS }, (_, index) => `practitioner ${index}`);
  const weeks = Array.from({ length: WEEKS + 12 }, (_, index) => FIRST + (index - 6) * 7 * DAY);
  const sessions = (offset: number): Span[] =>
    weeks.flatMap((week) =>
      [0, 1, 2, 3, 4].map((day) =>
        sessionAt(week + day * DAY + (9 + ((day + offset) % 7)) * 3_600_000, service),
      ),
    );
  const own: ScheduledSession[] = weeks.flatMap((week, index) => [
    session(`emdr ${index}`, 'TRAUMA_PROCESSING', week + DAY + 8 * 3_600_000),
    ...(index % 2 === 0
      ? [session(`body ${index}`, 'BODYWORK_GENTLE', week + 3 * DAY + 10 * 3_600_000)]
      : []),
  ]);
  const none = {
    from: null,
    to: 'BODYWORK_GENTLE',
    hours: null,
    everyWeeks: null,
    toleranceDays: null,
    count: null,
    weekdays: null,
    fromTime: null,
    toTime: null,
    hard: false,
    reason: null,
  } as const;
  const rules = [
    { ...none, id: '1', kind: 'REST_AFTER', from: 'TRAUMA_PROCESSING', hours: 24, hard: true },
    { ...none, id: '2', kind: 'CADENCE', everyWeeks: 2, toleranceDays: 3 },
    { ...none, id: '3', kind: 'AVOID_WINDOW', fromTime: '08:00', toTime: '10:00' },
    { ...none, id: '4', kind: 'MAX_PER_WEEK', count: 2, hard: true },
    { ...none, id: '5', kind: 'SUPPORT_WITHIN', from: 'TRAUMA_PROCESSING', hours: 48 },
  ] as const;
  const limits = { ...NO_LIMITS, perDay: 6, perWeek: 24, breakMinutes: 15 };
  const licence = {
    kind: 'LICENCE',
    discipline: 'MASSAGE',
    training: null,
    validFrom: '2020-01-01',
    validUntil: null,
    verified: true,
  };
  const training = { ...licence, kind: 'TRAINING', discipline: null, training: 'TRAUMA_INFORMED_CARE' };
  const facts = {
    clientId: 'client',
    asker: 'CLIENT',
    service: { ...service, retired: false },
    rooms: ['room 0', 'room 1', 'room 2'].map((id) => ({ id, name: id })),
    practitioners: ids.map((id, index) => ({
      id,
      name: id,
      offers: true,
      onTeam: true,
      credentials: [licence, training],
      limits: DEFAULT_LIMITS,
      working: workingSpans(weekdays, [], clock, { from: range.from - DAY, to: range.to + DAY }),
      load: {
        limits,
        book: new LoadBook(
          limits,
          sessions(index).map((one) => ({ ...one, heavy: true })),
          clock,
        ),
        reader: 'WORDS',
      },
    })),
    busy: new Map([
      ...ids.map((id, index) => [id, sessions(index)] as const),
      ['room 0', sessions(0)],
      ['room 1', sessions(1)],
    ]),
    rhythm: { everyWeeks: 2, days: own.map((one) => clock.dayOf(Date.parse(one.startsAt))) },
    timetable: new Timetable(rules, own, 'NONE', ZONE),
    hold: null,
    intake: { complete: true, entries: [], tells: true, refuses: false },
    waived: false,
    telling: TELLS_ALL,
    clock,
    moving: null,
  };
  const times = [
    { weekday: 4, from: '12:00', to: '17:00', avoid: false },
    { weekday: 1, from: '08:00', to: '12:00', avoid: true },
  ];
  return [facts, { times, lastWith: ids[0], everyWeeks: 2 }] as const;
}

function session(id: string, of: ScheduledSession['class'], start: number): ScheduledSession {
  return {
    id,
    class: of,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + 3_600_000).toISOString(),
  };
}
