import { describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { LiveHub } from '../../src/platform/live/index.ts';
import { asActor, type Person, useWorld } from '../harness/index.ts';
import { agreeToPlan, draftPlan, planInput, proposePlan } from '../harness/operations/care-plans.ts';
import { askForSupport, raiseFlag, stepFlag } from '../harness/operations/distress-flags.ts';
import { ahead, book, serviceId, suggest } from '../harness/operations/scheduling.ts';

/** The whole of the worked story, through the API alone, with three people signed in. */
describe('one care story: Mara, Ines and Lee on one plan', () => {
  const world = useWorld();
  let [mara, ines, lee]: Person[] = [];
  let clientId = '';
  const people = async () => {
    [mara, ines, lee] = [await world().as('mara'), await world().as('ines'), await world().as('lee')];
    clientId = await world().clientId('Lee');
    return [mara, ines, lee] as const;
  };
  const noteStep = async (person: Person, verb: string, type: string, input: object) => {
    const { result } = await person.ask(
      `mutation Step($input: ${type}!) { result: ${verb}(input: $input) { __typename
         ... on Note { id version state } ... on Problem { code message } ... on ConsentProblem { regions } } }`,
      { input },
    );
    return result;
  };

  it('1. The client agrees to the people of the team, and nobody without a licence can be proposed', async () => {
    const [, , client] = await people();
    const { client: record } = await client.ask(
      'query Team($id: ID!) { client(id: $id) { careTeam { id state lead member { name } } } }',
      { id: clientId },
    );
    expect(record.careTeam.map((place: { state: string }) => place.state)).toEqual(['PROPOSED', 'PROPOSED']);
    for (const place of record.careTeam) {
      for (const state of ['TRIAL', 'ACTIVE']) {
        const { agreeToCareTeamMember } = await client.ask(
          'mutation Agree($input: CareTeamMemberInput!) { agreeToCareTeamMember(input: $input) { ... on CareTeamMember { state } } }',
          { input: { careTeamMemberId: place.id } },
        );
        expect(agreeToCareTeamMember).toEqual({ state });
      }
    }
    const ben = await world().memberId('Ben');
    await world().rows(
      `update attune.credential set verified_at = null, verified_by = null where member_id = $1 and kind = 'LICENCE'`,
      [ben],
    );
    const { proposeCareTeamMember } = await (mara as Person).ask(
      'mutation Propose($input: ProposeCareTeamMemberInput!) { proposeCareTeamMember(input: $input) { __typename ... on Problem { message } } }',
      { input: { clientId, memberId: ben, discipline: 'MASSAGE' } },
    );
    expect(proposeCareTeamMember).toEqual({
      __typename: 'ScopeOfPracticeProblem',
      message: expect.stringContaining('no verified licence'),
    });
  });

  it('2. Mara drafts a plan and proposes it, Lee agrees; a change makes a second version, and both can be read', async () => {
    const [psychotherapist, , client] = await people();
    const first = await draftPlan(psychotherapist, planInput(clientId));
    expect(first).toMatchObject({ __typename: 'CarePlan', version: 1, state: 'DRAFT' });
    await proposePlan(psychotherapist, first.id, 1);
    expect(await agreeToPlan(client, first.id, 1)).toMatchObject({ state: 'ACTIVE', version: 1 });
    const second = await draftPlan(
      psychotherapist,
      planInput(clientId, {
        planId: first.id,
        expectedVersion: 1,
        summary: 'Steadier now: the same, and a little more.',
      }),
    );
    expect(second.version).toBe(2);
    await proposePlan(psychotherapist, first.id, 2);
    expect(await agreeToPlan(client, first.id, 2)).toMatchObject({ state: 'ACTIVE', version: 2 });
    for (const version of [1, 2]) {
      const { carePlan } = await client.ask(
        'query Plan($id: ID!, $version: Int!) { carePlan(id: $id, version: $version) { version summary } }',
        { id: first.id, version },
      );
      expect(carePlan.version).toBe(version);
    }
  });

  it('3. Mara signs a progress note; Ines reads the summary once Lee shares it, never the body; the owner neither', async () => {
    const [psychotherapist, bodyworker] = await people();
    await asActorShare();
    const draft = await noteStep(psychotherapist, 'startNote', 'StartNoteInput', {
      clientId,
      kind: 'PROGRESS',
    });
    const saved = await noteStep(psychotherapist, 'saveNoteDraft', 'SaveNoteDraftInput', {
      noteId: draft.id,
      expectedVersion: draft.version,
      text: 'Lee spoke about the move.',
      teamSummary: 'A calmer week; shoulders tense.',
    });
    const signed = await noteStep(psychotherapist, 'signNote', 'SignNoteInput', {
      noteId: draft.id,
      expectedVersion: saved.version,
    });
    expect(signed.state).toBe('SIGNED');
    const read = (person: Person) =>
      person.ask(
        `query Read($id: ID!) { note(id: $id) { ... on ProgressNote {
           body { __typename } teamSummary { ... on NoteText { text } } } } }`,
        { id: draft.id },
      );
    expect((await read(bodyworker)).note).toEqual({
      body: { __typename: 'Withheld' },
      teamSummary: { text: 'A calmer week; shoulders tense.' },
    });
    expect((await read(await world().as('rowan'))).note).toBeNull();
    await asActor(world(), 'mara', async (query) => {
      await expect(
        query(`update attune.note_text set text = 'x' where note_id = $1`, [draft.id]),
      ).rejects.toThrow('R12');
    });
  });

  it('4. Ines logs a session response; a region that is refused does not get in', async () => {
    const [, bodyworker] = await people();
    const [boundaries] = await world().rows<{ version: number | null }>(
      'select max(version)::int as version from attune.boundaries where client_id = $1',
      [clientId],
    );
    const session = (region: string) => ({
      consent: {
        boundariesVersion: boundaries?.version ?? 0,
        confirmed: true,
        regionsAgreedToday: [],
        draping: 'Stays clothed',
        stopSignalAgreed: true,
      },
      arrival: { distress: 5, arousal: 1, pain: 1, tension: 6 },
      departure: { distress: 3, arousal: 0, pain: 1, tension: 3 },
      settled: true,
      work: [{ region, modality: 'SWEDISH', pressure: 1, minutes: 10 }],
      ending: 'FINISHED',
    });
    const draft = await noteStep(bodyworker, 'startNote', 'StartNoteInput', {
      clientId,
      kind: 'SESSION_RESPONSE',
    });
    const save = (region: string) =>
      noteStep(bodyworker, 'saveNoteDraft', 'SaveNoteDraftInput', {
        noteId: draft.id,
        expectedVersion: draft.version,
        session: session(region),
      });
    expect(await save('perineum')).toMatchObject({ __typename: 'ConsentProblem', regions: ['perineum'] });
    const saved = await save('upper-shoulder-left');
    expect(
      await noteStep(bodyworker, 'signNote', 'SignNoteInput', {
        noteId: draft.id,
        expectedVersion: saved.version,
      }),
    ).toMatchObject({ state: 'SIGNED' });
  });

  it('5. Ines raises an alert: the hold is on at once, Mara is told live, acknowledges and lifts it; each step stays', async () => {
    const [psychotherapist, bodyworker] = await people();
    const told = watch(psychotherapist);
    while (world().app.get(LiveHub).open === 0) await wait(10);
    const flag = await raiseFlag(bodyworker, clientId, {
      level: 'ALERT',
      reason: 'Trembling, and not settled.',
    });
    expect(flag).toMatchObject({ level: 'ALERT', hold: 'DEEP_WORK' });
    const { client: record } = await psychotherapist.ask(
      'query Hold($id: ID!) { client(id: $id) { hold } }',
      { id: clientId },
    );
    expect(record.hold).toBe('DEEP_WORK');
    expect(await told).toMatchObject({ kind: 'DISTRESS_FLAG', clientId });
    await stepFlag(psychotherapist, 'acknowledgeDistressFlag', flag.id, { text: 'I call Lee.' });
    await stepFlag(psychotherapist, 'liftHold', flag.id, {
      text: 'Settled again.',
      conditions: 'Half an hour at most.',
    });
    const resolved = await stepFlag(psychotherapist, 'resolveDistressFlag', flag.id, {
      text: 'Spoken about.',
    });
    expect(
      resolved.events.map((event: { kind: string }) => event.kind).filter((kind: string) => kind !== 'TOLD'),
    ).toEqual(['RAISED', 'ACKNOWLEDGED', 'HOLD_LIFTED', 'RESOLVED']);
  });

  it('6. A session is booked at a time that is free, and one hold later it is refused with a sentence', async () => {
    const [psychotherapist, bodyworker] = await people();
    const service = (await psychotherapist.ask('{ services { id name discipline class } }')).services.find(
      (one: { class: string }) => one.class === 'BODYWORK_GENTLE',
    );
    const [slot] = await suggest(bodyworker, {
      clientId,
      serviceId: service.id,
      from: ahead(6, 1, '08:00'),
      to: ahead(6, 6, '08:00'),
    });
    const input = {
      clientId,
      practitionerId: slot.practitionerId,
      serviceId: service.id,
      startsAt: slot.startsAt,
    };
    expect(await book(psychotherapist, input)).toMatchObject({ __typename: 'Appointment', state: 'BOOKED' });
    expect(await book(psychotherapist, input)).toMatchObject({ __typename: 'SlotTaken' });
    await raiseFlag(psychotherapist, clientId, { level: 'CRISIS', reason: 'Not safe this week.' });
    expect(await book(psychotherapist, { ...input, startsAt: ahead(7, 2, '10:00') })).toMatchObject({
      __typename: 'HoldProblem',
      hold: 'ALL_BODYWORK',
      message: expect.stringMatching(/\.$/),
    });
    expect(await serviceId(world(), service.name)).toBe(service.id);
  });

  it('7. Lee sees plan, team and appointments, and asks for support in plain words', async () => {
    const [, , client] = await people();
    const { client: own } = await client.ask(
      `query Mine($id: ID!) { client(id: $id) { activePlan { version summary } careTeam { member { name } }
         appointments { state startsAt } } }`,
      { id: clientId },
    );
    expect(own.activePlan).toMatchObject({ version: 2 });
    expect(own.careTeam).toHaveLength(2);
    expect(own.appointments.some((one: { state: string }) => one.state === 'NEEDS_CLEARANCE')).toBe(true);
    const answer = await askForSupport(client, { urgency: 'TODAY', message: 'I would like to talk.' });
    expect(answer).toMatchObject({ __typename: 'SupportOnItsWay', told: ['Dr Mara Lindqvist'] });
    expect(answer.crisisResources.length).toBeGreaterThan(0);
    expect(JSON.stringify(answer).toLowerCase()).not.toContain('flag');
  });

  /** Lee shares the summaries, as the screen for it will: straight in the database as Lee. */
  async function asActorShare(): Promise<void> {
    await world().rows(
      `insert into attune.sharing_consent (practice_id, client_id, category, discipline, granted, since)
       select practice_id, id, 'PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true, now() from attune.client where id = $1
       on conflict (practice_id, client_id, category, discipline) do update set granted = true`,
      [clientId],
    );
  }

  /** The first notice that reaches somebody's open page. */
  function watch(person: Person): Promise<{ kind: string }> {
    class Socket extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers: { cookie: person.cookies } });
      }
    }
    const url = `${world().url.replace('http', 'ws')}/graphql`;
    const client: Client = createClient({ url, webSocketImpl: Socket, retryAttempts: 0 });
    return new Promise((resolve, reject) => {
      client.subscribe<{ changed: { kind: string } }>(
        { query: 'subscription { changed { kind clientId } }' },
        {
          next: ({ data }) => {
            if (data) resolve(data.changed);
            void client.dispose();
          },
          error: reject,
          complete: () => undefined,
        },
      );
    });
  }
});
