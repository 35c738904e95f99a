import { beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLObjectType } from 'graphql';
import { type InstrumentCode, instrumentOf } from '@attune/shared';
import { DateTime } from 'luxon';
import { BODYWORK_WEEKS, STOPPED_WEEK, THERAPY_WEEKS } from '../../src/database/seeds/harbour/jonah-weeks.ts';
import { traffic } from '../../src/platform/database/index.ts';
import { type Anything, type DemoName, useWorld } from '../harness/index.ts';
import { noEmergencies, openInEmergency } from '../harness/operations/audit-trail.ts';
import { share } from '../harness/operations/sharing.ts';

const ZONE = 'Europe/London';
const RANGE = 'least mean greatest';
const SCALES = 'distress arousal pain tension';
const TIME_LINE = `query TimeLine($id: ID!, $from: DateTime, $to: DateTime) { client(id: $id) { id timeLine(from: $from, to: $to) {
  from to since
  scores { id code value band change changeSinceLast takenAt words }
  days { date checkIns distress { ${RANGE} } sleepHours { ${RANGE} } mood { ${RANGE} } pain { ${RANGE} } }
  sessions { id startsAt endsAt discipline state practitioner class service noteId tolerance arrival { ${SCALES} } departure { ${SCALES} } }
  flags { id level state raisedAt acknowledgedAt resolvedAt hold holdLiftedAt reasons }
  versions { planId version phase state from until }
  withheld { lane reason category } } } }`;
const EXPORT = `mutation Export($input: ExportTimeLineInput!) { result: exportTimeLine(input: $input) {
  __typename ... on TimeLineExported { at } ... on Problem { code message } } }`;
const WHOLE = { from: '2015-01-01T00:00:00Z', to: '2033-01-01T00:00:00Z' };

describe('the time line of a record', () => {
  const world = useWorld();
  let jonah: string;

  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
  });

  const see = async (name: DemoName, more: object = WHOLE): Promise<Anything> => {
    const { client } = await (await world().as(name)).ask(TIME_LINE, { id: jonah, ...more });
    return client?.timeLine ?? null;
  };
  const lanes = (line: Anything) => line.withheld.map((one: Anything) => one.lane);

  describe('R25: every figure on it is what the record holds', () => {
    it('of questionnaires: totals, bands, and change against the start and the last', async () => {
      const { scores } = await see('mara');
      const raw = await world().rows<Anything>(
        'select code, total, taken_at from attune.measure_response where client_id = $1 order by taken_at, id',
        [jonah],
      );
      const before = new Map<string, number[]>();
      const expected = raw.map(({ code, total, taken_at }) => {
        const earlier = before.get(code) ?? [];
        before.set(code, [...earlier, total]);
        const instrument = instrumentOf(code as InstrumentCode);
        const moved = (than: number | undefined) => {
          if (than === undefined) return 'TOO_FEW';
          const reliable = { 'PHQ-9': 6, 'GAD-7': 4, 'PCL-5': 15 }[code as 'PHQ-9'];
          return Math.abs(total - than) < reliable
            ? 'NO_RELIABLE_CHANGE'
            : total < than
              ? 'IMPROVED'
              : 'WORSE';
        };
        const band = instrument?.bands.filter(({ from }) => total >= from).at(-1)?.words ?? null;
        return {
          code,
          value: total,
          band,
          change: moved(earlier[0]),
          changeSinceLast: moved(earlier.at(-1)),
          takenAt: new Date(taken_at).toISOString(),
        };
      });
      expect(
        scores.map(({ id: _, words: __, ...score }: Anything) => ({ ...score, takenAt: iso(score.takenAt) })),
      ).toEqual(expected);
      expect(
        scores.filter((one: Anything) => one.code === 'PCL-5').map((one: Anything) => one.value),
      ).toEqual([54, 51, 47, 49, 43, 36, 30]);
      // From 54, reliable is 15 and more: 36 and 30.
      expect(
        scores
          .filter((one: Anything) => one.code === 'PCL-5' && one.change === 'IMPROVED')
          .map((one: Anything) => one.value),
      ).toEqual([36, 30]);
      expect(scores.filter((one: Anything) => one.code === 'PCL-5' && one.band !== null)).toEqual([]);
    });

    it('of check-ins: least, mean and greatest of each local day', async () => {
      const { days } = await see('mara');
      const raw = await world().rows<Anything>(
        `select c.at, c.distress, c.sleep_hours, c.pain, d.mood from attune.check_in c
         join attune.check_in_detail d on d.check_in_id = c.id where c.client_id = $1`,
        [jonah],
      );
      const byDay = Map.groupBy(
        raw,
        ({ at }) => DateTime.fromJSDate(new Date(at), { zone: ZONE }).toISODate() as string,
      );
      const expected = [...byDay]
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([date, rows]) => ({
          date,
          checkIns: rows.length,
          distress: rangeOf(rows.map((row) => row.distress)),
          sleepHours: rangeOf(rows.map((row) => row.sleep_hours)),
          mood: rangeOf(rows.map((row) => row.mood)),
          pain: rangeOf(rows.map((row) => row.pain)),
        }));
      expect(days).toEqual(expected);
      expect(days).toHaveLength(48);
    });

    it('a day with several check-ins is told with its extremes, in the days of the practice', async () => {
      const late = DateTime.fromISO('2026-03-29T23:30:00', { zone: ZONE });
      await world().rows(
        `with made as (insert into attune.check_in (practice_id, id, client_id, at, received_at, distress, sleep_hours)
           select practice_id, gen_random_uuid(), id, at, now(), distress, sleep from attune.client,
             (values ($2::timestamptz, 2, 6), ($3::timestamptz, 7, null), ($4::timestamptz, 9, 4)) v (at, distress, sleep)
           where id = $1 returning *)
         select 1 from made`,
        [jonah, late.minus({ hours: 9 }).toISO(), late.toISO(), late.plus({ hours: 1 }).toISO()],
      );
      const { days } = await see('mara', { from: '2026-03-28T00:00:00Z', to: '2026-04-01T00:00:00Z' });
      expect(days).toEqual([
        {
          date: '2026-03-29',
          checkIns: 2,
          distress: { least: 2, mean: 4.5, greatest: 7 },
          sleepHours: { least: 6, mean: 6, greatest: 6 },
          mood: null,
          pain: null,
        },
        expect.objectContaining({ date: '2026-03-30', distress: { least: 9, mean: 9, greatest: 9 } }),
      ]);
      await world().rows(`delete from attune.check_in where client_id = $1 and at between $2 and $3`, [
        jonah,
        late.minus({ days: 1 }).toISO(),
        late.plus({ days: 1 }).toISO(),
      ]);
    });

    it('of sessions: both disciplines, arrival and departure, and how trauma work was tolerated', async () => {
      const { sessions } = await see('mara');
      const held = sessions.filter((one: Anything) => one.state === 'FULFILLED');
      const bodywork = held.filter((one: Anything) => one.arrival !== null);
      expect(bodywork.map((one: Anything) => [one.arrival, one.departure])).toEqual(
        BODYWORK_WEEKS.map(({ arrival, departure }) => [arrival, departure]),
      );
      // Today's has taken place, and its note is not signed yet.
      const processing = held.filter(
        (one: Anything) => one.class === 'TRAUMA_PROCESSING' && one.noteId !== null,
      );
      expect(processing.map((one: Anything) => one.tolerance)).toEqual(
        THERAPY_WEEKS.map(({ tolerance }) => tolerance),
      );
      expect(new Set(processing.map((one: Anything) => one.practitioner))).toEqual(
        new Set(['Dr Mara Lindqvist']),
      );
      const [{ count } = { count: 0 }] = await world().rows<{ count: number }>(
        'select count(*)::integer as count from attune.appointment where client_id = $1',
        [jonah],
      );
      expect(sessions).toHaveLength(count);
      // No session after which distress was higher but the one that was stopped.
      expect(
        bodywork.flatMap(({ arrival, departure }: Anything, index: number) =>
          departure.distress > arrival.distress ? [BODYWORK_WEEKS[index]?.week] : [],
        ),
      ).toEqual([STOPPED_WEEK]);
    });

    it('of flags, holds and versions: from when to when', async () => {
      const { flags, versions } = await see('mara');
      const raw = await world().rows<Anything>(
        `select id, level, state, hold, raised_at, acknowledged_at, resolved_at, hold_lifted_at from attune.distress_flag
         where client_id = $1 order by raised_at`,
        [jonah],
      );
      expect(
        flags.map(({ reasons: _, ...flag }: Anything) => ({
          ...flag,
          raisedAt: iso(flag.raisedAt),
          acknowledgedAt: iso(flag.acknowledgedAt),
          resolvedAt: iso(flag.resolvedAt),
          holdLiftedAt: iso(flag.holdLiftedAt),
        })),
      ).toEqual(
        raw.map((row) => ({
          id: row.id,
          level: row.level,
          state: row.state,
          hold: row.hold,
          raisedAt: iso(row.raised_at),
          acknowledgedAt: iso(row.acknowledged_at),
          resolvedAt: iso(row.resolved_at),
          holdLiftedAt: iso(row.hold_lifted_at),
        })),
      );
      expect(versions.map(({ version, phase, state }: Anything) => [version, phase, state])).toEqual([
        [1, 'PROCESSING', 'SUPERSEDED'],
        [2, 'PROCESSING', 'IN_FORCE'],
      ]);
      expect(versions[0].until).toBe(versions[1].from);
      expect(versions[1].until).toBeNull();
    });

    it('a stretch holds what falls into it, and what lasts into it', async () => {
      const whole = await see('mara');
      const [flag] = whole.flags;
      const inside = new Date(Date.parse(flag.raisedAt) + 3_600_000).toISOString();
      const after = new Date(Date.parse(flag.resolvedAt) + 3_600_000).toISOString();
      const during = await see('mara', { from: inside, to: after });
      expect(during.flags.map((one: Anything) => one.id)).toEqual([flag.id]);
      expect(during.versions.map((one: Anything) => one.version)).toEqual([1]);
      expect(during.since).toBe(whole.since);
      for (const score of during.scores) {
        expect(score.takenAt >= inside && score.takenAt < after).toBe(true);
      }
      expect((await see('mara', { from: after, to: WHOLE.to })).flags).toEqual([]);
    });
  });

  describe('for each viewer', () => {
    it('a massage therapist sees no class, no tolerance and no reason of others; one line says so for each', async () => {
      const line = await see('ines');
      expect(lanes(line)).toEqual(['PSYCHOTHERAPY', 'FLAGS']);
      const psychotherapy = line.sessions.filter((one: Anything) => one.discipline === 'PSYCHOTHERAPY');
      expect(psychotherapy.length).toBeGreaterThanOrEqual(THERAPY_WEEKS.length);
      for (const { class: of, service, tolerance } of psychotherapy) {
        expect([of, service, tolerance]).toEqual([null, null, null]);
      }
      expect(line.scores.length).toBeGreaterThan(0);
      expect(line.sessions.filter((one: Anything) => one.arrival)).toHaveLength(BODYWORK_WEEKS.length);
      const theirs = await world().rows<Anything>(
        `select f.id from attune.distress_flag f join attune.member m on m.id = f.raised_by_member
         where f.client_id = $1 and m.name = 'Ines Okafor' order by f.raised_at`,
        [jonah],
      );
      expect(
        line.flags.filter((one: Anything) => one.reasons.length > 0).map((one: Anything) => one.id),
      ).toEqual(
        (await see('mara')).flags
          .filter((one: Anything) => one.reasons.length > 0 && theirs.some(({ id }) => id === one.id))
          .map((one: Anything) => one.id),
      );
    });

    it('R10: what the client no longer shares is gone on the next read, and a line says so', async () => {
      const client = await world().as('jonah');
      for (const [category, discipline] of [
        ['MEASURES', 'MASSAGE'],
        ['PLAN', 'MASSAGE'],
        ['SESSION_RESPONSES', 'PSYCHOTHERAPY'],
      ] as const) {
        await share(client, { category, discipline, granted: false });
      }
      const ines = await see('ines');
      expect(lanes(ines)).toEqual(['MEASURES', 'CHECK_INS', 'PSYCHOTHERAPY', 'FLAGS', 'PLAN']);
      expect([ines.scores, ines.versions]).toEqual([[], []]);
      expect(ines.days).toHaveLength(48);
      for (const day of ines.days) {
        expect(day.mood).toBeNull();
        expect(day.distress).not.toBeNull();
      }
      expect(ines.withheld.find((one: Anything) => one.lane === 'MEASURES')).toMatchObject({
        category: 'MEASURES',
      });
      const mara = await see('mara');
      expect(lanes(mara)).toEqual(['BODYWORK']);
      const bodywork = mara.sessions.filter((one: Anything) => one.discipline === 'MASSAGE');
      expect(bodywork.length).toBeGreaterThanOrEqual(BODYWORK_WEEKS.length);
      for (const { arrival, departure, noteId } of bodywork) {
        expect([arrival, departure, noteId]).toEqual([null, null, null]);
      }
      for (const [category, discipline] of [
        ['MEASURES', 'MASSAGE'],
        ['PLAN', 'MASSAGE'],
        ['SESSION_RESPONSES', 'PSYCHOTHERAPY'],
      ] as const) {
        await share(client, { category, discipline, granted: true });
      }
    });

    it('R19: the client and who runs the practice have no such line, and strangers no such client', async () => {
      expect(await see('jonah')).toBeNull();
      expect(await see('rowan')).toBeNull();
      expect(await see('tomas')).toBeNull();
      expect(await see('ben')).toBeNull();
      expect(await see('vera')).toBeNull();
    });

    it('R27: in an emergency it is what a psychotherapist of the team sees', async () => {
      await openInEmergency(world(), 'tomas', 'Jonah Whitfield');
      expect(await see('tomas')).toEqual(await see('mara'));
      const tomas = await world().as('tomas');
      const { result } = await tomas.ask(EXPORT, { input: { clientId: jonah, format: 'CSV' } });
      expect(result.__typename).toBe('Forbidden');
      await noEmergencies(world());
    });
  });

  it('R26: is opened with one trace that names what it opens, and saved as a file with another', async () => {
    const mara = await world().as('mara');
    await world().rows('select 1');
    await mara.ask(TIME_LINE, { id: jonah });
    const [read] = await world().rows<Anything>(
      `select action, role, ground, field_classes from attune.audit_event where action = 'client.read' order by at desc limit 1`,
    );
    expect(read).toEqual({
      action: 'client.read',
      role: 'PSYCHOTHERAPIST',
      ground: 'TEAM',
      field_classes: ['APPOINTMENTS', 'FLAGS', 'IDENTITY', 'MEASURES', 'NOTES', 'PLAN', 'SESSION_RESPONSES'],
    });
    const { result } = await mara.ask(EXPORT, { input: { clientId: jonah, format: 'PNG' } });
    expect(result.__typename).toBe('TimeLineExported');
    const [saved] = await world().rows<Anything>(
      `select action, role, ground, subject_type, client_ids from attune.audit_event order by at desc limit 1`,
    );
    expect(saved).toEqual({
      action: 'timeLine.export',
      role: 'PSYCHOTHERAPIST',
      ground: 'TEAM',
      subject_type: 'TIME_LINE_PNG',
      client_ids: [jonah],
    });
  });

  it('takes one round trip: the client, the line and what the viewer may', async () => {
    const mara = await world().as('mara');
    await mara.ask(TIME_LINE, { id: jonah });
    const before = { ...traffic };
    await mara.ask(TIME_LINE, { id: jonah, ...WHOLE });
    // Who acts; the client with the trace; the line; the facts of the actor.
    expect(traffic.roundTrips - before.roundTrips).toBe(1);
    expect(traffic.statements - before.statements).toBe(4);
  });

  it('is answered without a call for each of its values', () => {
    const { schema } = world().app.get(GraphQLSchemaHost);
    const fieldsOf = (name: string) => Object.values((schema.getType(name) as GraphQLObjectType).getFields());
    const called = ['TimeLineScore', 'CheckInDay', 'ValueRange', 'TimeLineSession']
      .flatMap(fieldsOf)
      .filter(({ resolve }) => resolve !== undefined);
    expect(called.map(({ name }) => name)).toEqual([]);
  });

  it('a note that was struck through says nothing of its session', async () => {
    const [note] = await world().rows<{ id: string; appointment_id: string }>(
      `select id, appointment_id from attune.note where client_id = $1 and kind = 'SESSION_RESPONSE' order by signed_at desc limit 1`,
      [jonah],
    );
    const ines = await world().as('ines');
    await ines.ask(
      'mutation Strike($input: MarkNoteInErrorInput!) { markNoteInError(input: $input) { __typename } }',
      { input: { noteId: note?.id, reason: 'Written for somebody else.' } },
    );
    const { sessions } = await see('mara');
    const struck = sessions.find((one: Anything) => one.id === note?.appointment_id);
    expect([struck.state, struck.noteId, struck.arrival, struck.departure]).toEqual([
      'FULFILLED',
      null,
      null,
      null,
    ]);
  });

  it('refuses what is not a stretch of time', async () => {
    const mara = await world().as('mara');
    const wrong = [
      { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' },
      { from: '2005-01-01T00:00:00Z', to: '2031-01-01T00:00:00Z' },
    ];
    for (const range of wrong) {
      const answer = await mara.send(TIME_LINE, { id: jonah, ...range });
      expect(answer.errors?.[0]?.extensions.code).toBe('INVALID');
    }
  });
});

const iso = (at: string | Date | null) => (at === null ? null : new Date(at).toISOString());

function rangeOf(values: readonly (number | null)[]) {
  const said = values.filter((value) => value !== null).map(Number);
  return said.length === 0
    ? null
    : {
        least: Math.min(...said),
        mean: expect.closeTo(said.reduce((sum, value) => sum + value, 0) / said.length, 9),
        greatest: Math.max(...said),
      };
}
