import { beforeAll, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { type Anything, asActor, useWorld } from '../harness/index.ts';
import { raiseFlag, stepFlag } from '../harness/operations/distress-flags.ts';
import {
  ahead,
  asHistory,
  book,
  cancel,
  giveRules,
  readAppointment,
  reschedule,
  rewrite,
  step,
  suggest,
} from '../harness/operations/scheduling.ts';
import { REST, SUPPORT, useCast, WINDOW } from '../harness/operations/scheduling-cast.ts';

describe('scheduling by the rules of the plan', () => {
  const world = useWorld();
  const { ids, as, emdr, deep, gentle, atTime } = useCast(world);

  describe('R23, R24: the rules of the plan', () => {
    beforeAll(() => giveRules(world(), ids.jonah, [REST, SUPPORT, WINDOW]));

    it('R23: a hard rule refuses with everything the rules say, both ways round', async () => {
      const mara = await as('mara');
      await book(mara, emdr(ahead(9, 1, '10:00')));
      const refused = await book(await as('ines'), deep(ahead(9, 2, '14:00')));
      expect(refused).toMatchObject({ __typename: 'CoordinationProblem', code: 'CONFLICT' });
      expect(refused.message).toMatch(
        /^This falls into a time of rest: no deep bodywork before Wed .*, 11:20\.$/,
      );
      expect(refused.findings).toEqual([
        { kind: 'REST_AFTER', hard: true, satisfied: false, sentence: refused.message },
      ]);
      expect(await book(await as('ines'), deep(ahead(9, 3, '11:15')))).toMatchObject({
        __typename: 'CoordinationProblem',
      });
      const rested = await book(await as('ines'), deep(ahead(9, 4, '11:30')));
      expect(rested).toMatchObject({ __typename: 'Appointment' });
      expect(rested.findings).toEqual([expect.objectContaining({ kind: 'REST_AFTER', satisfied: true })]);
      const before = await book(mara, emdr(ahead(9, 3, '15:00')));
      expect(before).toMatchObject({ __typename: 'CoordinationProblem' });
      expect(before.message).toContain('It would leave too little rest before the deep bodywork on Thu');
    });

    it('a soft rule warns and books', async () => {
      const booked = await book(await as('ines'), gentle(ahead(9, 5, '09:15')));
      expect(booked.__typename).toBe('Appointment');
      expect(booked.findings).toContainEqual(
        expect.objectContaining({
          kind: 'AVOID_WINDOW',
          hard: false,
          satisfied: false,
          sentence: 'This is a time to avoid: between 08:00 and 11:00 (morning medication).',
        }),
      );
      // Whoever may not read the plan is not told why.
      const seen = await readAppointment(await as('rowan'), booked.id);
      expect(seen.findings[0].sentence).toBe('This is a time to avoid: between 08:00 and 11:00.');
    });

    it('R24: the lead psychotherapist alone sets a hard rule aside, with a reason, for good', async () => {
      const startsAt = ahead(10, 2, '10:00');
      await book(await as('mara'), emdr(ahead(10, 1, '10:00')));
      const override = { reason: 'Agreed with Jonah: he asked for it, and the session was a light one.' };
      for (const name of ['ines', 'rowan', 'jonah'] as const) {
        expect(await book(await as(name), { ...deep(startsAt), override })).toMatchObject({
          __typename: 'Forbidden',
        });
      }
      const booked = await book(await as('mara'), { ...deep(startsAt), override });
      expect(booked).toMatchObject({
        __typename: 'Appointment',
        overrides: [{ byName: 'Dr Mara Lindqvist', reason: override.reason }],
      });
      expect(booked.overrides[0].sentences[0]).toContain('time of rest');
      const readers = await Promise.all(
        (['mara', 'jonah', 'ines', 'rowan'] as const).map(
          async (name) => (await readAppointment(await as(name), booked.id)).overrides.length,
        ),
      );
      expect(readers).toEqual([1, 1, 0, 0]);
      const events = await world().rows<{ action: string }>(
        `select action from attune.audit_event where subject_id = $1 order by action`,
        [booked.id],
      );
      expect(events.map((event) => event.action)).toEqual(['appointment.book', 'appointment.override']);
      await expect(
        asActor(world(), 'ines', (query) =>
          query(
            `insert into attune.appointment_override (practice_id, id, appointment_id, client_id, by_user, by_name, reason, sentences)
             values (attune.practice_id(), gen_random_uuid(), $1, $2, attune.user_id(), 'Ines', 'no', '{}')`,
            [booked.id, ids.jonah],
          ),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    });

    it('R23: suggests only what booking takes, with its findings, the best first', async () => {
      const mara = await as('mara');
      await book(mara, emdr(ahead(11, 1, '10:00')));
      const input = { clientId: ids.jonah, from: ahead(11, 1, '00:00'), to: ahead(12, 1, '00:00') };
      const deepSlots = await suggest(mara, { ...input, serviceId: ids.deep, first: 100 });
      expect(deepSlots.length).toBeGreaterThan(20);
      const restUntil = DateTime.fromISO(ahead(11, 3, '11:20'));
      expect(
        deepSlots.every(
          ({ startsAt }) => startsAt < ahead(11, 1, '10:00') || DateTime.fromISO(startsAt) >= restUntil,
        ),
      ).toBe(true);
      const gentleSlots = await suggest(mara, { ...input, serviceId: ids.restorative, first: 100 });
      const scores = gentleSlots.map(({ score }) => score);
      expect(Math.max(...scores)).toBe(scores[0]);
      expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      // Before the neighbouring quarters of what was given, fewer unmet wishes come first.
      const unmet = gentleSlots
        .slice(0, 10)
        .map(({ findings }) => findings.filter((finding: Anything) => !finding.satisfied).length);
      expect([...unmet].sort()).toEqual(unmet);
      const starts = gentleSlots
        .slice(0, 10)
        .map(({ startsAt }) => Date.parse(startsAt))
        .sort();
      expect(
        starts.every((start, index) => index === 0 || start - (starts[index - 1] ?? 0) >= 90 * 60_000),
      ).toBe(true);
      expect(unmet[0]).toBe(0);
      const tried = [deepSlots, gentleSlots].flatMap((slots) =>
        slots
          .filter((_, index) => index % 9 === 0)
          .map((slot) => ({ slot, service: slots === deepSlots ? ids.deep : ids.restorative })),
      );
      for (const { slot, service } of tried) {
        const booked = await book(mara, {
          clientId: ids.jonah,
          practitionerId: slot.practitionerId,
          serviceId: service,
          startsAt: slot.startsAt,
        });
        expect(booked).toMatchObject({ __typename: 'Appointment', room: slot.room });
        await cancel(mara, booked.id, 1);
      }
    });

    it('suggests nothing under a hold, to a stranger, or of others to a massage therapist', async () => {
      const input = {
        clientId: ids.jonah,
        serviceId: ids.restorative,
        from: ahead(12, 1, '00:00'),
        to: ahead(13, 1, '00:00'),
      };
      expect((await suggest(await as('ines'), input)).length).toBe(10);
      expect(await suggest(await as('ines'), { ...input, serviceId: ids.talk })).toEqual([]);
      for (const name of ['ben', 'tomas', 'amal', 'vera'] as const) {
        expect(await suggest(await as(name), input)).toEqual([]);
      }
      const answer = await (await as('mara')).send(
        'query S($input: SuggestSlotsInput!) { suggestSlots(input: $input) { startsAt } }',
        { input: { ...input, to: ahead(40, 1, '00:00') } },
      );
      expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'INVALID' } });
    });
  });

  describe('R18: holds', () => {
    it('a hold refuses at once, cannot be overridden, and marks what it touches', async () => {
      const mara = await as('mara');
      const ines = await as('ines');
      const input = (startsAt: string) => ({ ...deep(startsAt), clientId: ids.amal });
      const booked = await book(ines, input(ahead(13, 1, '09:00')));
      const soft = await book(ines, { ...input(ahead(13, 1, '11:00')), serviceId: ids.restorative });
      const request = await book(await as('amal'), input(ahead(13, 1, '14:00')));
      expect(request).toMatchObject({ __typename: 'Appointment', state: 'REQUESTED' });
      const flag = await raiseFlag(ines, ids.amal);
      const override = { reason: 'I think it is fine.' };
      for (const [name, extra] of [
        ['ines', {}],
        ['rowan', {}],
        ['mara', { override }],
        ['amal', {}],
      ] as const) {
        const refused = await book(await as(name), { ...input(ahead(13, 2, '09:00')), ...extra });
        expect(refused).toMatchObject({
          __typename: 'HoldProblem',
          code: 'HOLD',
          hold: 'DEEP_WORK',
          flagId: flag.id,
        });
      }
      expect(await book(ines, { ...input(ahead(13, 2, '09:00')), serviceId: ids.restorative })).toMatchObject(
        {
          state: 'BOOKED',
        },
      );
      expect(
        await suggest(mara, {
          clientId: ids.amal,
          serviceId: ids.deep,
          from: ahead(13, 2, '00:00'),
          to: ahead(13, 5, '00:00'),
        }),
      ).toEqual([]);
      const marked = await readAppointment(await as('amal'), booked.id);
      expect(marked).toMatchObject({ state: 'NEEDS_CLEARANCE', version: 2 });
      expect(marked.findings[0]).toMatchObject({ kind: 'HOLD', hard: true, satisfied: false });
      expect(await readAppointment(ines, soft.id)).toMatchObject({ state: 'BOOKED' });
      expect(await step(ines, 'confirmAppointment', request.id, 1)).toMatchObject({
        __typename: 'HoldProblem',
      });
      // It may be moved, and waits there too.
      expect(
        await reschedule(ines, {
          appointmentId: booked.id,
          expectedVersion: 2,
          startsAt: ahead(13, 3, '09:00'),
        }),
      ).toMatchObject({ state: 'NEEDS_CLEARANCE', version: 3 });
      await stepFlag(mara, 'liftHold', flag.id, { text: 'We talked; she is steady.' });
      expect(await readAppointment(ines, booked.id)).toMatchObject({ state: 'BOOKED', version: 4 });
      expect(await step(ines, 'confirmAppointment', request.id, 1)).toMatchObject({ state: 'BOOKED' });
      await stepFlag(mara, 'resolveDistressFlag', flag.id, { text: 'Over.' });
    });

    it('no session begins under a hold; a consultation is no-touch and goes on', async () => {
      const ines = await as('ines');
      const startsAt = ahead(14, 1, '09:00');
      const booked = await book(ines, { ...deep(startsAt), clientId: ids.amal });
      const meeting = await book(ines, {
        ...deep(ahead(14, 1, '11:00')),
        clientId: ids.amal,
        serviceId: ids.consultation,
      });
      expect(await step(ines, 'beginSession', booked.id, 1)).toMatchObject({
        message: 'This appointment is on a later day. Please come back to it then.',
      });
      await atTime(startsAt, async (at) => {
        const [rowan, inesThen, mara] = await Promise.all([at('rowan'), at('ines'), at('mara')]);
        const arrived = await step(rowan, 'markArrived', booked.id, 1);
        expect(arrived).toMatchObject({ state: 'ARRIVED', version: 2 });
        const flag = await raiseFlag(inesThen, ids.amal, { level: 'CRISIS', hold: 'ALL_BODYWORK' });
        expect(await step(inesThen, 'beginSession', booked.id, 2)).toMatchObject({
          __typename: 'HoldProblem',
          hold: 'ALL_BODYWORK',
          flagId: flag.id,
        });
        await expect(
          asActor(world(), 'ines', (query) =>
            query(`update attune.appointment set state = 'IN_SESSION' where id = $1`, [booked.id]),
          ),
        ).rejects.toMatchObject({ constraint: 'appointment_under_hold' });
        expect(await step(inesThen, 'beginSession', meeting.id, 1)).toMatchObject({ state: 'IN_SESSION' });
        expect(await step(inesThen, 'finishSession', meeting.id, 2)).toMatchObject({
          state: 'FULFILLED',
          findings: [],
        });
        await stepFlag(mara, 'resolveDistressFlag', flag.id, { text: 'Over.' });
        expect(await step(inesThen, 'beginSession', booked.id, 2)).toMatchObject({
          state: 'IN_SESSION',
          version: 3,
        });
        expect(await step(inesThen, 'beginSession', booked.id, 3)).toMatchObject({
          message: 'This session has begun.',
        });
      });
    });

    it('R2: no session begins without a licence valid today', async () => {
      const ines = await as('ines');
      const booked = await book(ines, { ...gentle(ahead(14, 2, '09:00')), clientId: ids.amal });
      const expiry = (until: string | null) =>
        rewrite(world(), [
          [
            `update attune.credential set valid_until = coalesce($2::date, current_date + 365) where member_id = $1 and kind = 'LICENCE'`,
            [ids.ines, until],
          ],
        ]);
      await expiry(ahead(14, 1, '12:00').slice(0, 10));
      await atTime(ahead(14, 2, '09:00'), async (at) => {
        const then = await at('ines');
        expect(await step(then, 'beginSession', booked.id, 1)).toMatchObject({
          __typename: 'ScopeOfPracticeProblem',
        });
        await expiry(null);
        expect(await step(then, 'beginSession', booked.id, 1)).toMatchObject({ state: 'IN_SESSION' });
      });
    });

    it('a hold and a booking at the same moment: the booking is refused or marked, never overlooked', async () => {
      const ines = await as('ines');
      const mara = await as('mara');
      const outcomes: Record<string, number> = {};
      const after = ahead(14, 7, '00:00');
      const wait = (most: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * most));
      await asHistory(world(), async (write) => {
        for (let round = 0; round < 100; round += 1) {
          const startsAt = ahead(15 + Math.floor(round / 5), 1 + (round % 5), '10:00');
          const [answer] = await Promise.all([
            wait(3).then(() => book(ines, { ...deep(startsAt), clientId: ids.amal })),
            wait(6).then(() => raiseFlag(mara, ids.amal)),
          ]);
          outcomes[answer.__typename] = (outcomes[answer.__typename] ?? 0) + 1;
          const overlooked = await world().rows(
            `select a.id from attune.appointment a join attune.appointment_service s on s.appointment_id = a.id
             where a.client_id = $1 and s.class = 'BODYWORK_DEEP' and a.state = 'BOOKED' and a.starts_at > $2`,
            [ids.amal, after],
          );
          expect(overlooked).toEqual([]);
          await write(
            'update attune.distress_flag set hold_lifted_at = now() where client_id = $1 and hold_lifted_at is null',
            [ids.amal],
          );
          await write(
            `update attune.appointment set state = 'CANCELLED' where client_id = $1 and starts_at > $2`,
            [ids.amal, after],
          );
        }
      });
      // Both orders happened, and nothing else.
      expect(outcomes['HoldProblem']).toBeGreaterThan(0);
      expect(outcomes['Appointment']).toBeGreaterThan(0);
      expect(Object.keys(outcomes)).toHaveLength(2);
    });
  });
});
