import { beforeAll, describe, expect, it } from '@jest/globals';
import { Placement, type PlacementFacts, type Span } from '@attune/shared';
import { traffic } from '../../src/platform/database/index.ts';
import { type Anything, asActor, useWorld } from '../harness/index.ts';
import { calendar, placement, restTimes } from '../harness/operations/calendar.ts';
import { ahead, book, giveRules, reschedule, ZONE } from '../harness/operations/scheduling.ts';
import { REST, useCast, WINDOW } from '../harness/operations/scheduling-cast.ts';

const WEEK = 44;
const FROM = ahead(WEEK, 1, '00:00');
const TO = ahead(WEEK + 1, 1, '00:00');

describe('the calendar', () => {
  const world = useWorld();
  const { ids, as, emdr, deep } = useCast(world);
  let therapy: Anything;
  let bodywork: Anything;

  beforeAll(async () => {
    await giveRules(world(), ids.jonah, [REST, WINDOW]);
    therapy = await book(await as('mara'), emdr(ahead(WEEK, 1, '10:00')));
    bodywork = await book(await as('ines'), deep(ahead(WEEK, 4, '14:00')));
    expect([therapy.__typename, bodywork.__typename]).toEqual(['Appointment', 'Appointment']);
  });

  describe('what lies behind the appointments', () => {
    it('gives practitioners with their hours, and rooms with when they are taken and not by whom', async () => {
      const { practitioners, rooms } = await calendar(await as('rowan'), FROM, TO);
      expect(practitioners.map(({ name }: Anything) => name)).toEqual([
        'Ben Sato',
        'Dr Mara Lindqvist',
        'Ines Okafor',
        'Tomas Reyes',
      ]);
      const mara = practitioners.find(({ id }: Anything) => id === ids.mara);
      expect(mara.disciplines).toEqual(['PSYCHOTHERAPY']);
      expect(mara.working.length).toBeGreaterThan(3);
      const taken = rooms.flatMap((room: Anything) => room.taken);
      expect(taken).toContainEqual({ from: therapy.startsAt, to: expect.any(String) });
      expect(Object.keys(taken[0])).toEqual(['from', 'to']);
    });

    it('takes the same few statements in one round trip for a week as for ten', async () => {
      const rowan = await as('rowan');
      const count = async (to: string) => {
        const before = { ...traffic };
        await calendar(rowan, FROM, to);
        return {
          statements: traffic.statements - before.statements,
          roundTrips: traffic.roundTrips - before.roundTrips,
        };
      };
      await count(TO);
      const week = await count(TO);
      expect(await count(ahead(WEEK + 10, 1, '00:00'))).toEqual(week);
      // Who is there; who acts, and the five of the calendar together.
      expect(week.statements).toBeLessThanOrEqual(7);
      expect(week.roundTrips).toBeLessThanOrEqual(2);
    });

    it('is for the practice’s own people: a client is refused, and SQL tells a client nothing of rooms', async () => {
      const jonah = await as('jonah');
      const answer = await jonah.send(
        'query A($from: DateTime!, $to: DateTime!) { calendar(from: $from, to: $to) { rooms { id } } }',
        { from: FROM, to: TO },
      );
      expect(answer.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
      const seen = (name: 'jonah' | 'ben') =>
        asActor(world(), name, async (query) => {
          const { rows } = await query('select * from attune.room_times($1, $2)', [FROM, TO]);
          return rows.length;
        });
      expect(await seen('jonah')).toBe(0);
      expect(await seen('ben')).toBeGreaterThan(0);
    });
  });

  describe('times of rest', () => {
    it('say until when, to the team and the client, and nothing of the session', async () => {
      for (const name of ['mara', 'ines', 'jonah'] as const) {
        const rests = await restTimes(await as(name), ids.jonah, FROM, TO);
        expect(rests).toEqual([
          {
            from: new Date(therapy.endsAt).toISOString(),
            to: new Date(Date.parse(therapy.endsAt) + 48 * 3_600_000).toISOString(),
            hard: true,
            sentence: expect.stringMatching(/^No deep bodywork before Wed .*, 11:20\.$/),
          },
        ]);
      }
    });

    it('tell an administrator nothing, and strangers find no client', async () => {
      expect(await restTimes(await as('rowan'), ids.jonah, FROM, TO)).toEqual([]);
      expect(await restTimes(await as('ben'), ids.jonah, FROM, TO)).toBeNull();
      expect(await restTimes(await as('vera'), ids.jonah, FROM, TO)).toBeNull();
    });
  });

  describe('where a session could be', () => {
    const ofBodywork = () => ({ appointmentId: bodywork.id, from: FROM, to: TO });

    it('gives a psychotherapist of the team the rules and the sessions they look at', async () => {
      const found = await placement(await as('mara'), ofBodywork());
      expect(found.plan.class).toBe('BODYWORK_DEEP');
      expect(found.plan.rules.map(({ kind }: Anything) => kind)).toEqual(['REST_AFTER', 'AVOID_WINDOW']);
      expect(found.plan.sessions.map((one: Anything) => one.class)).toContain('TRAUMA_PROCESSING');
      expect(found.said).toEqual([]);
    });

    it('gives a massage therapist the rest that is to be kept, no rule, no class, and their own time alone', async () => {
      const found = await placement(await as('ines'), ofBodywork());
      expect(found.plan).toBeNull();
      expect(found.practitioners.map(({ id }: Anything) => id)).toEqual([ids.ines]);
      expect(found.said).toHaveLength(1);
      expect(found.said[0]).toMatchObject({
        to: new Date(Date.parse(therapy.endsAt) + 48 * 3_600_000 + 10 * 60_000).toISOString(),
        finding: {
          ruleId: null,
          kind: 'REST_AFTER',
          hard: true,
          satisfied: false,
          sentence: expect.stringMatching(
            /^This falls into a time of rest: no deep bodywork before Wed .*, 11:20\.$/,
          ),
        },
      });
      expect(JSON.stringify(found)).not.toMatch(/EMDR|TRAUMA|trauma|processing/);
    });

    it('gives an administrator the words of a refusal, and no class, rule or reason', async () => {
      const found = await placement(await as('rowan'), ofBodywork());
      expect(found.plan).toBeNull();
      expect(found.practitioners.map(({ id }: Anything) => id)).toContain(ids.ines);
      expect(JSON.stringify(found)).not.toMatch(/EMDR|TRAUMA|trauma|processing|medication/);
    });

    it('is nothing for who could not move it: a stranger, another practice, the client, a colleague’s session', async () => {
      for (const name of ['ben', 'tomas', 'vera', 'jonah', 'amal'] as const) {
        expect(await placement(await as(name), ofBodywork())).toBeNull();
      }
      expect(await placement(await as('ines'), { appointmentId: therapy.id, from: FROM, to: TO })).toBeNull();
    });

    it('leaves a trace in the record (R26)', async () => {
      const ines = await as('ines');
      const since = new Date().toISOString();
      await placement(ines, ofBodywork());
      const events = await world().rows<Anything>(
        `select role, ground, client_ids from attune.audit_event where action = 'appointment.suggest' and at >= $1`,
        [since],
      );
      expect(events).toEqual([{ role: 'MASSAGE_THERAPIST', ground: 'TEAM', client_ids: [ids.jonah] }]);
    });

    it('explains as the server decides: forty times of two days, R18, R21, R23', async () => {
      const mara = await as('mara');
      const start = Date.parse(ahead(WEEK, 2, '08:00'));
      const told = new Placement(factsOf(await placement(mara, ofBodywork())));
      const toldInes = new Placement(factsOf(await placement(await as('ines'), ofBodywork())));
      let version = bodywork.version;
      let fitting = 0;
      for (let step = 0; step < 40; step += 1) {
        const at = start + step * 15 * 60_000 * 5;
        const verdict = told.explain(ids.ines, at, Date.now());
        expect(toldInes.explain(ids.ines, at, Date.now()).fits).toBe(verdict.fits);
        const answer = await reschedule(mara, {
          appointmentId: bodywork.id,
          expectedVersion: version,
          startsAt: new Date(at).toISOString(),
        });
        expect({ at, fits: answer.__typename === 'Appointment' }).toEqual({ at, fits: verdict.fits });
        if (answer.__typename === 'Appointment') {
          fitting += 1;
          version = answer.version;
        } else {
          const unmet = verdict.findings.filter((one) => one.hard && !one.satisfied);
          expect([...verdict.refusals, ...unmet.map((one) => one.sentence)]).toContain(
            answer.fields?.[0]?.message ?? WORDS[answer.who] ?? answer.message,
          );
        }
      }
      expect(fitting).toBeGreaterThan(3);
      expect(fitting).toBeLessThan(37);
    });

    it('refuses a range that is too long, and a question without a subject', async () => {
      const mara = await as('mara');
      for (const input of [
        { appointmentId: bodywork.id, from: FROM, to: ahead(WEEK + 8, 1, '00:00') },
        { from: FROM, to: TO },
      ]) {
        const answer = await mara.send(
          'query P($input: PlacementInput!) { placement(input: $input) { clientId } }',
          { input },
        );
        expect(answer.errors?.[0]?.extensions?.['code']).toBe('INVALID');
      }
    });
  });
});

/** Somebody who is taken, in the words of the screen, which knows their name. */
const WORDS: Readonly<Record<string, string>> = {
  PRACTITIONER: 'Ines Okafor is taken at that time.',
  CLIENT: 'The client has another appointment at that time.',
  ROOM: 'Every room that fits is taken at that time.',
};

const span = ({ from, to }: Anything): Span => ({ from: Date.parse(from), to: Date.parse(to) });

/** A placement as the browser makes it from what it is given. */
function factsOf(found: Anything): PlacementFacts {
  return {
    timeZone: ZONE,
    length: { minutes: found.minutes, bufferBefore: found.bufferBefore, bufferAfter: found.bufferAfter },
    practitioners: found.practitioners.map((one: Anything) => ({
      ...one,
      working: one.working.map(span),
      busy: one.busy.map(span),
      barriers: one.barriers.map((bar: Anything) => ({ ...span(bar), sentence: bar.sentence })),
    })),
    clientBusy: found.clientBusy.map(span),
    rooms: found.rooms.map((room: Anything) => ({ ...room, busy: room.busy.map(span) })),
    standing: found.standing,
    plan: found.plan && {
      ...found.plan,
      id: found.appointmentId,
      telling: { classes: true, plan: true },
    },
    said: found.said.map((one: Anything) => ({ ...span(one), finding: one.finding })),
  };
}
