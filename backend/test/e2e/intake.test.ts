import { INTAKE_MISSING } from '@attune/shared';
import { describe, expect, it } from '@jest/globals';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import { ahead } from '../harness/operations/scheduling.ts';
import { useCast } from '../harness/operations/scheduling-cast.ts';

const world = useWorld();
const { ids } = useCast(world);

const PARTS = `version state completedAt goals mentalHealthConcerns triggersToAvoid warnings
  entries { id kind code text label class relevantToBodywork regions timesOfDay effects byClient endedAt }
  earlier { label endedAt } withheld { reason category }`;
const READ = `query ($id: ID!) { client(id: $id) { name intake { ${PARTS} } } }`;
const RESULT = `{ __typename ... on Intake { ${PARTS} } ... on Problem { message } ... on InvalidInput { fields { path message } }
  ... on StaleVersion { currentVersion } }`;
const SAVE = `mutation ($input: SaveIntakeInput!) { saveIntake(input: $input) ${RESULT} }`;
const COMPLETE = `mutation ($input: CompleteIntakeInput!) { completeIntake(input: $input) ${RESULT} }`;
const BOOK = `mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) { __typename
  ... on Appointment { id version state findings { kind sentence satisfied } } ... on Problem { message }
  ... on CoordinationProblem { findings { kind hard satisfied sentence } } } }`;

const read = async (who: DemoName, id: string): Promise<Anything> =>
  ((await (await world().as(who)).ask(READ, { id })) as Anything).client;
const save = async (who: DemoName, input: object): Promise<Anything> =>
  ((await (await world().as(who)).ask(SAVE, { input })) as Anything).saveIntake;
const complete = async (who: DemoName, input: object): Promise<Anything> =>
  ((await (await world().as(who)).ask(COMPLETE, { input })) as Anything).completeIntake;
const book = async (who: DemoName, input: object): Promise<Anything> =>
  ((await (await world().as(who)).ask(BOOK, { input })) as Anything).bookAppointment;
const versionOf = async (id: string): Promise<number> => (await read('mara', id)).intake.version;
const share = (client: string, granted: boolean) =>
  world().rows(
    `update attune.sharing_consent set granted = $2 where client_id = $1 and category = 'MEDICAL' and discipline = 'MASSAGE'`,
    [client, granted],
  );

describe('who sees the intake', () => {
  it('the client and the psychotherapists see all of it', async () => {
    for (const who of ['jonah', 'mara'] as const) {
      const { intake } = await read(who, ids.jonah);
      expect(intake).toMatchObject({ state: 'COMPLETE', withheld: [], triggersToAvoid: expect.any(String) });
      expect(intake.goals).toContain('sleep');
      expect(intake.mentalHealthConcerns).toContain('nights');
      expect(intake.entries.map((entry: Anything) => entry.label)).toEqual([
        'Varicose veins',
        'Whiplash two years ago, healed',
        'Pregabalin',
      ]);
      expect(intake.entries[0]).toMatchObject({ class: 'LOCAL', byClient: true });
      expect(intake.earlier).toMatchObject([{ label: 'Recent sprain' }]);
    }
  });

  it('R10: the massage therapist sees allergies and contraindications always, the rest by consent, from the very next read', async () => {
    const all = (await read('ines', ids.jonah)).intake;
    expect(all.entries).toHaveLength(3);
    expect(all).toMatchObject({ goals: null, mentalHealthConcerns: null, withheld: [] });
    expect(all.triggersToAvoid).toContain('brakes');
    await share(ids.jonah, false);
    const less = (await read('ines', ids.jonah)).intake;
    expect(less.entries.map((entry: Anything) => entry.label)).toEqual(['Varicose veins']);
    expect(less).toMatchObject({
      triggersToAvoid: null,
      withheld: [{ category: 'MEDICAL', reason: expect.stringContaining('The client decides') }],
    });
    await share(ids.jonah, true);
    expect((await read('ines', ids.jonah)).intake.entries).toHaveLength(3);
    // What is not marked relevant to bodywork never comes to the hands.
    const amal = (await read('ines', ids.amal)).intake;
    expect(amal.entries.map((entry: Anything) => entry.kind)).toEqual(['ALLERGY', 'CONTRAINDICATION']);
  });

  it('is noted as opened, with its class (R26)', async () => {
    await read('mara', ids.jonah);
    const [row] = await world().rows<{ field_classes: string[] }>(
      `select field_classes from attune.audit_event where action = 'client.read' and $1 = any (client_ids) order by at desc, id desc limit 1`,
      [ids.jonah],
    );
    expect(row?.field_classes).toContain('MEDICAL');
  });
});

describe('who writes it', () => {
  it('client and psychotherapist note and end; the massage therapist and the administrator are refused', async () => {
    const clientId = ids.petra;
    const version = await versionOf(clientId);
    const noted = await save('petra', {
      clientId,
      expectedVersion: version,
      mentalHealthConcerns: 'Worry at night.',
      add: [
        { kind: 'ALLERGY', code: 'NUT_OIL' },
        { kind: 'MEDICATION', text: 'Warfarin', timesOfDay: ['18:00'], effects: ['BLEEDING'] },
      ],
    });
    expect(noted).toMatchObject({
      __typename: 'Intake',
      version: version + 1,
      state: 'COMPLETE',
      mentalHealthConcerns: 'Worry at night.',
      goals: expect.any(String),
      warnings: [
        'Nut oils. Use an oil without nuts.',
        'Dizzy after 08:00 (Sertraline).',
        'Bruises or bleeds easily (Warfarin).',
      ],
    });
    const nut = noted.entries.find((entry: Anything) => entry.code === 'NUT_OIL');
    const ended = await save('mara', {
      clientId,
      expectedVersion: version + 1,
      mentalHealthConcerns: '',
      end: [nut.id],
    });
    expect(ended).toMatchObject({ mentalHealthConcerns: null, earlier: [{ label: 'Nut oils' }] });
    const again = { clientId, expectedVersion: version + 2, end: [nut.id] };
    expect(await save('mara', again)).toMatchObject({ __typename: 'InvalidInput' });
    expect(await save('mara', { ...again, expectedVersion: 0 })).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: version + 2,
    });
    for (const [who, kind] of [
      ['ben', 'Forbidden'],
      ['rowan', 'Forbidden'],
      ['tomas', 'NotFound'],
      ['jonah', 'NotFound'],
      ['vera', 'NotFound'],
    ] as const) {
      expect([who, (await save(who, { clientId, expectedVersion: version + 2 })).__typename]).toEqual([
        who,
        kind,
      ]);
      expect([who, (await complete(who, { clientId, expectedVersion: version + 2 })).__typename]).toEqual([
        who,
        kind,
      ]);
    }
  });

  it('the database refuses what the table does not allow, and changes and deletes no entry', async () => {
    const insert = `insert into attune.intake_entry (practice_id, id, client_id, kind, code, relevant_to_bodywork, regions, times_of_day, effects, noted_at, noted_by)
      values (attune.practice_id(), gen_random_uuid(), $1, 'ALLERGY', 'LATEX', true, '{}', '{}', '{}', now(), attune.user_id())`;
    for (const who of ['ben', 'rowan', 'tomas', 'jonah'] as const) {
      await expect(asActor(world(), who, (query) => query(insert, [ids.petra]))).rejects.toThrow(
        /row-level security/,
      );
    }
    for (const text of [
      `update attune.intake_entry set words = 'other'`,
      'delete from attune.intake_entry',
      `update attune.intake_entry set kind = 'MEDICAL'`,
    ]) {
      await expect(asActor(world(), 'petra', (query) => query(text))).rejects.toThrow(/permission denied/);
    }
    await expect(
      world().rows(`update attune.intake_entry set words = 'other' where client_id = $1`, [ids.petra]),
    ).rejects.toThrow(/ends once/);
  });

  it.each([
    [{ kind: 'ALLERGY', code: 'FEVER' }, 'add.0.code'],
    [{ kind: 'CONTRAINDICATION', code: 'constructor' }, 'add.0.code'],
    [{ kind: 'MEDICAL' }, 'add.0.text'],
    [{ kind: 'MEDICAL', text: '\u0000' }, 'add.0.text'],
    [{ kind: 'MEDICAL', text: 'x'.repeat(1_001) }, 'add.0.text'],
    [{ kind: 'CONTRAINDICATION', code: 'BRUISE' }, 'add.0.regions'],
    [{ kind: 'CONTRAINDICATION', code: 'BRUISE', regions: ['third-knee'] }, 'add.0.regions.0'],
    [{ kind: 'MEDICAL', text: 'x', regions: ['hand-left'] }, 'add.0.regions'],
    [{ kind: 'ALLERGY', code: 'LATEX', effects: ['BLEEDING'] }, 'add.0.timesOfDay'],
  ])('refuses %j, and says where', async (entry, path) => {
    const answer = await save('petra', { clientId: ids.petra, expectedVersion: 0, add: [entry] });
    expect(answer).toMatchObject({ __typename: 'InvalidInput', fields: [{ path }] });
  });
});

describe('the gate before bodywork', () => {
  it('no bodywork while the health questions are open; a consultation, and what the lead sets aside with a reason', async () => {
    const clientId = ids.jonah;
    await world().rows(`delete from attune.appointment_override where client_id = $1`, [clientId]);
    await world().rows(
      `update attune.intake set state = 'DRAFT', completed_at = null, completed_by = null where client_id = $1`,
      [clientId],
    );
    const gentle = {
      clientId,
      practitionerId: ids.ines,
      serviceId: ids.gentle,
      startsAt: ahead(7, 2, '11:00'),
    };
    for (const who of ['jonah', 'ines', 'rowan', 'mara'] as const) {
      expect([who, await book(who, gentle)]).toMatchObject([
        who,
        {
          __typename: 'CoordinationProblem',
          message: INTAKE_MISSING,
          findings: [{ kind: 'INTAKE', hard: true }],
        },
      ]);
    }
    const override = { override: { reason: 'We talked it through on the telephone.' } };
    expect(await book('ines', { ...gentle, ...override })).toMatchObject({ __typename: 'Forbidden' });
    const booked = await book('mara', { ...gentle, ...override });
    expect(booked).toMatchObject({ __typename: 'Appointment', state: 'BOOKED', findings: [] });
    const consultation = { ...gentle, serviceId: ids.consultation, startsAt: ahead(7, 3, '11:00') };
    expect((await book('ines', consultation)).__typename).not.toBe('CoordinationProblem');
    const done = await complete('jonah', { clientId, expectedVersion: await versionOf(clientId) });
    expect(done).toMatchObject({ __typename: 'Intake', state: 'COMPLETE' });
    expect(await book('ines', { ...gentle, startsAt: ahead(7, 4, '11:00') })).toMatchObject({
      __typename: 'Appointment',
    });
  });

  it('an absolute contraindication refuses for everybody until it ends; an administrator is not told which', async () => {
    const clientId = ids.jonah;
    const noted = await save('jonah', {
      clientId,
      expectedVersion: await versionOf(clientId),
      add: [{ kind: 'CONTRAINDICATION', code: 'FEVER' }],
    });
    const fever = noted.entries.find((entry: Anything) => entry.code === 'FEVER');
    const gentle = {
      clientId,
      practitionerId: ids.ines,
      serviceId: ids.gentle,
      startsAt: ahead(8, 2, '11:00'),
    };
    const override = { override: { reason: 'She feels fine.' } };
    expect(await book('mara', { ...gentle, ...override })).toMatchObject({
      __typename: 'CoordinationProblem',
      message: expect.stringContaining('Fever'),
    });
    const silent = await book('rowan', gentle);
    expect(silent.__typename).toBe('CoordinationProblem');
    expect(JSON.stringify(silent)).not.toMatch(/fever/i);
    await save('jonah', { clientId, expectedVersion: await versionOf(clientId), end: [fever.id] });
    expect(await book('ines', gentle)).toMatchObject({ __typename: 'Appointment' });
  });

  it('asks again when a session is confirmed and begun', async () => {
    const clientId = ids.jonah;
    const CONFIRM = `mutation ($input: AppointmentStepInput!) { confirmAppointment(input: $input) { __typename
      ... on Appointment { state } ... on Problem { message } } }`;
    const asked = await book('jonah', {
      clientId,
      practitionerId: ids.ines,
      serviceId: ids.gentle,
      startsAt: ahead(9, 2, '11:00'),
    });
    expect(asked).toMatchObject({ state: 'REQUESTED' });
    const noted = await save('jonah', {
      clientId,
      expectedVersion: await versionOf(clientId),
      add: [{ kind: 'CONTRAINDICATION', code: 'CONTAGIOUS_ILLNESS' }],
    });
    const ill = noted.entries.find((entry: Anything) => entry.code === 'CONTAGIOUS_ILLNESS');
    const confirm = async (): Promise<Anything> =>
      (
        (await (
          await world().as('ines')
        ).ask(CONFIRM, {
          input: { appointmentId: asked.id, expectedVersion: asked.version },
        })) as Anything
      ).confirmAppointment;
    expect(await confirm()).toMatchObject({ __typename: 'CoordinationProblem' });
    await save('jonah', { clientId, expectedVersion: await versionOf(clientId), end: [ill.id] });
    expect(await confirm()).toMatchObject({ __typename: 'Appointment', state: 'BOOKED' });
  });
});

describe('R11: what the intake leaves out of a session', () => {
  it('an area of a local contraindication and scented work are refused; the account of a breach is the one way', async () => {
    const START = `mutation ($input: StartNoteInput!) { startNote(input: $input) { __typename ... on Note { id version } } }`;
    const DRAFT = `mutation ($input: SaveNoteDraftInput!) { saveNoteDraft(input: $input) { __typename
      ... on Note { version } ... on Problem { message } ... on ConsentProblem { regions } } }`;
    const ines = await world().as('ines');
    const start = async (clientId: string): Promise<Anything> =>
      ((await ines.ask(START, { input: { clientId, kind: 'SESSION_RESPONSE' } })) as Anything).startNote;
    const draft = async (note: Anything, session: object): Promise<Anything> =>
      (
        (await ines.ask(DRAFT, {
          input: { noteId: note.id, expectedVersion: note.version, session },
        })) as Anything
      ).saveNoteDraft;
    const work = (region: string, modality: string) => [{ region, modality, pressure: 1, minutes: 5 }];
    const note = await start(ids.jonah);
    const hatched = work('back-of-knee-left', 'SWEDISH');
    const consent = {
      boundariesVersion: 2,
      confirmed: true,
      regionsAgreedToday: ['back-of-knee-left'],
      draping: 'Standard draping',
      stopSignalAgreed: true,
    };
    expect(await draft(note, { consent, work: hatched })).toMatchObject({
      __typename: 'ConsentProblem',
      regions: ['back-of-knee-left'],
      message: 'Left back of knee: left out because of the health answers (Varicose veins).',
    });
    const told = { consent, work: hatched, breachAccount: 'My hand slipped there.' };
    expect(await draft(note, told)).toMatchObject({ __typename: 'SessionResponse' });
    const amal = await start(ids.amal);
    expect(await draft(amal, { work: work('hand-left', 'AROMATHERAPY') })).toMatchObject({
      __typename: 'ConsentProblem',
      message: expect.stringContaining('scent'),
    });
  });
});
