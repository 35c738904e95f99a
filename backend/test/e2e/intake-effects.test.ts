import { APPOINTMENT_CLASSES, CONTRAINDICATIONS, isBodywork, MODALITIES } from '@attune/shared';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import { agreeToPlan, draftPlan, planInput, plansOf, proposePlan } from '../harness/operations/care-plans.ts';
import { noteStep, sessionInput } from '../harness/operations/clinical-notes.ts';
import { type IntakeEntry, noteIntake, saveIntake } from '../harness/operations/intake.ts';
import { ahead, book } from '../harness/operations/scheduling.ts';
import { useCast } from '../harness/operations/scheduling-cast.ts';

const world = useWorld();
const { ids } = useCast(world);

const save = (who: DemoName, clientId: string, change: object): Promise<Anything> =>
  saveIntake(world(), who, clientId, change);
const noted = (clientId: string, at: Date, entry: IntakeEntry, ended: Date | null = null): Promise<void> =>
  noteIntake(world(), clientId, at, entry, ended);
/** As if the clients had never noted anything. */
const nothingNoted = () =>
  world().rows(
    `set session_replication_role = replica; delete from attune.intake_entry; set session_replication_role = origin`,
  );

beforeEach(nothingNoted);

describe('R11: a session is judged by the health answers of its beginning', () => {
  const MINUTE = 60_000;
  const FEVER = { kind: 'CONTRAINDICATION', code: 'FEVER' };
  const BRUISE = { kind: 'CONTRAINDICATION', code: 'BRUISE', regions: ['upper-shoulder-left'] };
  const SCENT = { kind: 'ALLERGY', code: 'SCENT' };

  /** Ines's complete draft of a session with Jonah; the note, when it was begun, and the ways on. */
  const drafted = async (appointmentId?: string) => {
    const ines = await world().as('ines');
    const [boundaries] = await world().rows<{ version: number }>(
      'select max(version)::int as version from attune.boundaries where client_id = $1',
      [ids.jonah],
    );
    const session = (more: object = {}) => sessionInput(boundaries?.version ?? 0, more);
    const note = await noteStep(ines, 'startNote', {
      clientId: ids.jonah,
      kind: 'SESSION_RESPONSE',
      appointmentId,
    });
    let version = 1;
    const write = async (more: object = {}) => {
      const input = { noteId: note.id, expectedVersion: version, session: session(more) };
      const answer = await noteStep(ines, 'saveNoteDraft', input);
      if (answer.__typename === 'SessionResponse') version += 1;
      return answer;
    };
    const [row] = await world().rows<{ created_at: Date }>(
      'select created_at from attune.note where id = $1',
      [note.id],
    );
    return {
      id: note.id as string,
      began: row?.created_at ?? new Date(),
      write,
      sign: () => noteStep(ines, 'signNote', { noteId: note.id, expectedVersion: version }),
    };
  };
  const after = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE);

  it('what was noted after it neither stops the writing nor the signing', async () => {
    const { began, write, sign } = await drafted();
    for (const entry of [FEVER, BRUISE, SCENT]) {
      await noted(ids.jonah, after(began, 1 / MINUTE), entry);
    }
    expect(await write()).toMatchObject({ __typename: 'SessionResponse' });
    expect(await sign()).toMatchObject({ __typename: 'SessionResponse', state: 'SIGNED' });
  });

  it.each([
    ['an absolute one', FEVER, /^Fever/],
    ['a local one, on its region', BRUISE, /^Left upper shoulder: left out/],
  ])(
    '%s that held refuses, also when it has ended since; the account of a breach is the one other way',
    async (_, entry, sentence) => {
      const { id, began, write, sign } = await drafted();
      await write();
      await noted(ids.jonah, after(began, -60), entry, after(began, 1));
      const refusal = {
        __typename: 'ConsentProblem',
        message: expect.stringMatching(sentence),
        regions: ['upper-shoulder-left'],
      };
      expect(await write()).toMatchObject(refusal);
      expect(await sign()).toMatchObject(refusal);
      expect(await write({ breachAccount: 'I had not read the answers.' })).toMatchObject({
        __typename: 'SessionResponse',
      });
      expect(await sign()).toMatchObject({ state: 'SIGNED' });
      const flags = await world().rows(
        'select 1 from attune.distress_flag where note_id = $1 and level = $2',
        [id, 'CONCERN'],
      );
      expect(flags).toHaveLength(1);
    },
  );

  it('what had ended before it refuses nothing, and a session without touch is signed whatever held', async () => {
    const { began, write, sign } = await drafted();
    await noted(ids.jonah, after(began, -60), BRUISE, after(began, -30));
    expect(await write()).toMatchObject({ __typename: 'SessionResponse' });
    await noted(ids.jonah, after(began, -60), FEVER);
    await write({ work: [], ending: 'ENDED_BY_THERAPIST' });
    expect(await sign()).toMatchObject({ state: 'SIGNED' });
  });

  it('the beginning is when "begin" was pressed, where that was about its time, else when it was booked for', async () => {
    const booked = await book(await world().as('ines'), {
      clientId: ids.jonah,
      practitionerId: ids.ines,
      serviceId: ids.gentle,
      startsAt: ahead(10, 2, '11:00'),
    });
    expect(booked).toMatchObject({ __typename: 'Appointment' });
    const start = new Date(booked.startsAt);
    const begun = (at: Date | null) =>
      world().rows('update attune.appointment set begun_at = $2 where id = $1', [booked.id, at]);
    const { write } = await drafted(booked.id);
    const refused = { __typename: 'ConsentProblem' };
    const taken = { __typename: 'SessionResponse' };
    // Noted in the waiting room, ten minutes after the time that was booked.
    await noted(ids.jonah, after(start, 10), BRUISE);
    expect(await write()).toMatchObject(taken);
    await begun(after(start, 15));
    expect(await write()).toMatchObject(refused);
    await begun(after(start, -20));
    expect(await write()).toMatchObject(taken);
    // Pressed the next morning, to write it up, or by mistake hours ahead.
    await begun(after(start, 24 * 60));
    expect(await write()).toMatchObject(taken);
    await nothingNoted();
    await noted(ids.jonah, after(start, -60), BRUISE);
    await begun(after(start, -300));
    expect(await write()).toMatchObject(refused);
  });

  it('"begin" keeps the instant, and "finish" leaves it', async () => {
    const STEP = (
      verb: string,
    ) => `mutation ($input: AppointmentStepInput!) { result: ${verb}(input: $input) {
      __typename ... on Appointment { version } ... on Problem { message } } }`;
    const booked = await book(await world().as('ines'), {
      clientId: ids.jonah,
      practitionerId: ids.ines,
      serviceId: ids.gentle,
      startsAt: ahead(11, 2, '11:00'),
    });
    const ines = await world().as('ines');
    await world().rows(`update attune.appointment set state = 'ARRIVED' where id = $1`, [booked.id]);
    const step = async (verb: string, expectedVersion: number) =>
      ((await ines.ask(STEP(verb), { input: { appointmentId: booked.id, expectedVersion } })) as Anything)
        .result;
    const begunAt = async () =>
      (
        await world().rows<{ begun_at: Date | null }>(
          'select begun_at from attune.appointment where id = $1',
          [booked.id],
        )
      )[0]?.begun_at;
    // Of the day before yesterday, before anybody works: it can be begun without waiting for its day.
    await world().rows(
      `with night as (select date_trunc('day', now()) - interval '45 hours' as at)
       update attune.appointment a set starts_at = n.at, ends_at = n.at + interval '1 hour',
         busy = tstzrange(n.at, n.at + interval '1 hour') from night n where a.id = $1`,
      [booked.id],
    );
    expect(await begunAt()).toBeNull();
    const begun = await step('beginSession', booked.version);
    expect(begun).toMatchObject({ __typename: 'Appointment' });
    const kept = await begunAt();
    expect(kept).toBeInstanceOf(Date);
    expect(await step('finishSession', begun.version)).toMatchObject({ __typename: 'Appointment' });
    expect(await begunAt()).toEqual(kept);
  });
});

describe('who books without reading the intake learns yes or no, and nothing of why', () => {
  const verdicts = (who: DemoName, clientId: string, service: string | null) =>
    asActor(world(), who, async (query) => {
      const { rows } = await query<Anything>(
        `select entries, tells, refuses, refused from attune.intake_verdicts_of(array[$1]::uuid[], '', $2)`,
        [clientId, service],
      );
      return rows;
    });

  it('in SQL, an administrator gets no entry, a stranger no row, the team and the client what they read anyway', async () => {
    await noted(ids.petra, new Date(), { kind: 'CONTRAINDICATION', code: 'FEVER', text: 'since Monday' });
    expect(await verdicts('rowan', ids.petra, ids.gentle)).toEqual([
      { entries: [], tells: false, refuses: true, refused: expect.any(Array) },
    ]);
    expect(await verdicts('rowan', ids.petra, ids.talk)).toMatchObject([{ refuses: false }]);
    expect(await verdicts('rowan', ids.petra, null)).toMatchObject([{ refuses: false }]);
    for (const who of ['tomas', 'ines', 'jonah'] as const) {
      expect([who, await verdicts(who, ids.petra, ids.gentle)]).toEqual([who, []]);
    }
    for (const who of ['mara', 'ben', 'petra'] as const) {
      expect([who, await verdicts(who, ids.petra, ids.gentle)]).toMatchObject([
        who,
        [{ tells: true, entries: [{ code: 'FEVER' }] }],
      ]);
    }
    // What lies behind it is closed to the application's role, whoever acts.
    for (const call of [
      `select * from attune.intake_gates_of(array['${ids.petra}']::uuid[], '')`,
      `select attune.intake_refuses('[]', 'BODYWORK_GENTLE', null)`,
    ]) {
      for (const who of ['rowan', 'mara'] as const) {
        await expect(asActor(world(), who, (query) => query(call))).rejects.toThrow(/permission denied/);
      }
    }
  });

  it('refuses by the same words as the vocabulary', async () => {
    const entries = [
      ...CONTRAINDICATIONS.map(({ code }) => ({ kind: 'CONTRAINDICATION', code })),
      { kind: 'CONTRAINDICATION', code: null },
      { kind: 'ALLERGY', code: 'LATEX' },
    ];
    const refused = await world().rows<{ code: string }>(
      `select e ->> 'code' as code from jsonb_array_elements($1::jsonb) e
       where attune.intake_refuses(jsonb_build_array(e), 'BODYWORK_GENTLE', 'AROMATHERAPY')`,
      [JSON.stringify(entries)],
    );
    expect(refused.map(({ code }) => code)).toEqual(
      CONTRAINDICATIONS.filter((one) => one.class === 'ABSOLUTE').map(({ code }) => code),
    );
    const scented = await world().rows<{ code: string }>(
      `select code from unnest($1::text[]) code
       where attune.intake_refuses('[{"kind":"ALLERGY","code":"SCENT"}]', 'BODYWORK_GENTLE', code)`,
      [MODALITIES.map(({ code }) => code)],
    );
    expect(scented.map(({ code }) => code)).toEqual(
      MODALITIES.filter((one) => one.scented).map(({ code }) => code),
    );
    const touching = await world().rows<{ code: string }>(
      `select code from unnest($1::text[]) code
       where attune.intake_refuses('[{"kind":"CONTRAINDICATION","code":"FEVER"}]', code, null)`,
      [APPOINTMENT_CLASSES],
    );
    expect(touching.map(({ code }) => code)).toEqual(APPOINTMENT_CLASSES.filter(isBodywork));
  });

  it('in the API, booking and the findings of what is booked say that it does not go, never which', async () => {
    const startsAt = ahead(12, 3, '11:00');
    const wish = { clientId: ids.jonah, practitionerId: ids.ines, serviceId: ids.gentle, startsAt };
    expect(await book(await world().as('rowan'), wish)).toMatchObject({ __typename: 'Appointment' });
    await noted(ids.jonah, new Date(), { kind: 'CONTRAINDICATION', code: 'DEEP_VEIN_THROMBOSIS' });
    const refused = await book(await world().as('rowan'), { ...wish, startsAt: ahead(12, 4, '11:00') });
    expect(refused).toMatchObject({
      __typename: 'CoordinationProblem',
      message:
        'Something in the health answers speaks against bodywork at present. The care team knows what it is.',
    });
    const findings = async (who: DemoName) => {
      const { client } = (await (
        await world().as(who)
      ).ask(
        `query ($id: ID!, $from: DateTime!, $to: DateTime!) { client(id: $id) {
          appointments(from: $from, to: $to) { findings { kind sentence } } } }`,
        { id: ids.jonah, from: startsAt, to: ahead(13, 1, '00:00') },
      )) as Anything;
      return client.appointments[0].findings;
    };
    const told = await findings('rowan');
    expect(told).toContainEqual({ kind: 'INTAKE', sentence: refused.message });
    expect(JSON.stringify([refused, told])).not.toMatch(/thrombosis/i);
    expect(await findings('ines')).toContainEqual({
      kind: 'INTAKE',
      sentence: expect.stringContaining('thrombosis'),
    });
  });
});

describe('what a plan is told', () => {
  const WORDS = [
    'Severe asthma. Adapt the work, or clear it first.',
    'Drowsy and dizzy after 08:00 and 20:00 (Lorazepam).',
  ];
  const note = async () => {
    await noted(ids.jonah, new Date(), { kind: 'CONTRAINDICATION', code: 'SEVERE_ASTHMA' });
    await noted(ids.jonah, new Date(), {
      kind: 'MEDICATION',
      text: 'Lorazepam',
      timesOfDay: ['08:00', '20:00'],
      effects: ['SEDATION', 'DIZZINESS'],
    });
  };

  it('R8: at drafting and on agreeing, to each what they may know; talk alone is told nothing', async () => {
    await note();
    const mara = await world().as('mara');
    const active = (await plansOf(mara, ids.jonah)).activePlan;
    const next = { planId: active.id, expectedVersion: active.version };
    const input = planInput(ids.jonah);
    const talk = await draftPlan(mara, {
      ...input,
      ...next,
      activities: input.activities.filter((one) => one.discipline === 'PSYCHOTHERAPY'),
      rules: [],
    });
    expect(talk).toMatchObject({ __typename: 'CarePlan', warnings: [] });
    const draft = await draftPlan(mara, { ...input, ...next, expectedVersion: talk.version });
    expect(draft.warnings).toEqual(expect.arrayContaining(WORDS));
    expect((await proposePlan(mara, draft.id, draft.version)).warnings).toEqual(
      expect.arrayContaining(WORDS),
    );
    const agreed = await agreeToPlan(await world().as('jonah'), draft.id, draft.version);
    expect(agreed).toMatchObject({ __typename: 'CarePlan', warnings: expect.arrayContaining(WORDS) });
    expect((await agreeToPlan(await world().as('ines'), draft.id, draft.version)).warnings).toEqual(WORDS);
    // Medication is the client's to share; what speaks against bodywork reaches the hands always.
    await world().rows(
      `update attune.sharing_consent set granted = false where client_id = $1 and category = 'MEDICAL'`,
      [ids.jonah],
    );
    expect((await plansOf(await world().as('ines'), ids.jonah)).activePlan.warnings).toEqual([WORDS[0]]);
  });

  it('R8: scented work is refused against a sensitivity, whoever drafts it', async () => {
    await noted(ids.petra, new Date(), { kind: 'ALLERGY', code: 'SCENT' });
    const scented = planInput(ids.petra, {
      activities: [
        {
          discipline: 'MASSAGE',
          modality: 'AROMATHERAPY',
          minutes: 60,
          everyWeeks: 2,
          maxPressure: 1,
          adjustment: 'Less.',
        },
      ],
    });
    expect(await draftPlan(await world().as('mara'), scented)).toMatchObject({
      __typename: 'ConsentProblem',
      message: expect.stringContaining('sensitive to scents'),
    });
  });
});

describe('who wrote what', () => {
  it('a medication keeps its times in the order of a day and its effects, each once, and by whom', async () => {
    const kept = await save('mara', ids.petra, {
      goals: 'Less pain, as told on the telephone.',
      add: [
        {
          kind: 'MEDICATION',
          text: 'Lorazepam',
          timesOfDay: ['20:00', '08:00', '20:00'],
          effects: ['DIZZINESS', 'SEDATION', 'DIZZINESS'],
        },
      ],
    });
    const [entry] = kept.entries;
    expect(entry).toMatchObject({
      timesOfDay: ['08:00', '20:00'],
      effects: ['SEDATION', 'DIZZINESS'],
      byClient: false,
      notedBy: 'Dr Mara Lindqvist',
    });
    expect(kept.warnings).toEqual(['Drowsy and dizzy after 08:00 and 20:00 (Lorazepam).']);
    expect(kept.texts).toContainEqual({
      part: 'GOALS',
      text: 'Less pain, as told on the telephone.',
      byClient: false,
      writtenBy: 'Dr Mara Lindqvist',
    });
    const ended = await save('petra', ids.petra, { goals: 'Less pain.', end: [entry.id] });
    expect(ended.earlier).toEqual([{ text: 'Lorazepam', endedByClient: true, endedBy: null }]);
    expect(ended.texts).toContainEqual({
      part: 'GOALS',
      text: 'Less pain.',
      byClient: true,
      writtenBy: null,
    });
  });
});
