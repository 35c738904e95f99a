import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Anything, asWorker, type DemoName, untilIdle, useWorld } from '../harness/index.ts';
import { proposalStep } from '../harness/operations/boundaries.ts';
import { draftPlan, planInput, proposePlan } from '../harness/operations/care-plans.ts';
import { noteStep, progressNote, sessionInput } from '../harness/operations/clinical-notes.ts';
import { askForSupport, raiseFlag, settleFlags, stepFlag } from '../harness/operations/distress-flags.ts';
import { toldSince, userId } from '../harness/operations/notifications.ts';

describe('whom people’s doings are told to', () => {
  const world = useWorld({ worker: 'in-process' });
  let since = '';

  beforeEach(async () => {
    await untilIdle(world());
    await settleFlags(world());
    await world().rows(`update attune.appointment set state = 'BOOKED' where state = 'NEEDS_CLEARANCE'`);
    since = new Date().toISOString();
  });

  /** Who was told what since the test began, one line each, once the worker is done. */
  const told = async (kinds: RegExp) => {
    await untilIdle(world());
    return (await toldSince(world(), since))
      .filter(({ kind }) => kinds.test(kind))
      .map(({ who, kind }) => `${who} ${kind}`);
  };
  const as = (name: DemoName) => world().as(name);
  const verb = async (name: DemoName, field: string, type: string, input: object): Promise<Anything> =>
    (
      await (
        await as(name)
      ).ask(`mutation Do($input: ${type}!) { result: ${field}(input: $input) { __typename } }`, { input })
    ).result;

  it('a flag that is acknowledged and resolved: whoever raised it, and whose work its hold concerned; not who did it', async () => {
    const jonah = await world().clientId('Jonah');
    const { id } = await raiseFlag(await as('ines'), jonah, { level: 'ALERT', hold: 'DEEP_WORK' });
    expect(await told(/^DISTRESS/)).toEqual(['mara DISTRESS_FLAG_RAISED']);
    await stepFlag(await as('mara'), 'acknowledgeDistressFlag', id);
    expect(await told(/^DISTRESS_FLAG_ACK/)).toEqual(['ines DISTRESS_FLAG_ACKNOWLEDGED']);
    await stepFlag(await as('mara'), 'liftHold', id, { text: 'We talked.' });
    expect(await told(/^DISTRESS_HOLD/)).toEqual(['ines DISTRESS_HOLD_LIFTED']);
    await stepFlag(await as('mara'), 'resolveDistressFlag', id, { text: 'Settled.' });
    expect(await told(/^DISTRESS_FLAG_RES/)).toEqual(['ines DISTRESS_FLAG_RESOLVED']);
  });

  it('a client who asked for support learns that it was seen', async () => {
    await askForSupport(await as('jonah'), { urgency: 'NOW' });
    await untilIdle(world());
    const raised = (await toldSince(world(), since)).filter(({ kind }) => kind === 'DISTRESS_FLAG_RAISED');
    // A crisis is marked as urgent.
    expect(raised).toMatchObject([{ who: 'mara', urgent: true }]);
    await stepFlag(await as('mara'), 'acknowledgeDistressFlag', raised[0]?.subject ?? '');
    expect(await told(/^DISTRESS_FLAG_ACK/)).toEqual(['jonah DISTRESS_FLAG_ACKNOWLEDGED']);
  });

  it('R18: what a hold touches: the practitioner and the client, once however much it is; and when it is booked again', async () => {
    const jonah = await world().clientId('Jonah');
    const [{ count }] = (await world().rows<{ count: number }>(
      `select count(*)::int as count from attune.appointment a join attune.appointment_service s
         on s.practice_id = a.practice_id and s.appointment_id = a.id
       where a.client_id = $1 and a.state = 'BOOKED' and a.starts_at > now() and s.class like 'BODYWORK%'`,
      [jonah],
    )) as [{ count: number }];
    expect(count).toBeGreaterThan(0);
    const { id } = await raiseFlag(await as('mara'), jonah, { level: 'ALERT', hold: 'ALL_BODYWORK' });
    expect(await told(/^APPOINTMENT/)).toEqual([
      'ines APPOINTMENT_NEEDS_CLEARANCE',
      'jonah APPOINTMENT_NEEDS_CLEARANCE',
    ]);
    await stepFlag(await as('mara'), 'liftHold', id, { text: 'We talked.' });
    expect(await told(/^APPOINTMENT_CLEARED/)).toEqual([
      'ines APPOINTMENT_CLEARED',
      'jonah APPOINTMENT_CLEARED',
    ]);
  });

  it('boundaries that are proposed: the client; the answer: who proposed, unless they have left the team', async () => {
    const jonah = await world().clientId('Jonah');
    const propose = () =>
      as('ines').then((ines) =>
        proposalStep(ines, 'proposeBoundaries', {
          clientId: jonah,
          reason: 'It would let us work on the feet.',
          maxPressure: 1,
          idempotencyKey: randomUUID(),
        }),
      );
    const { id } = await propose();
    expect(await told(/^BOUNDARIES/)).toEqual(['jonah BOUNDARIES_PROPOSED']);
    const answer = async (proposalId: string) => {
      const { client } = await (await as('jonah')).ask(
        'query B($id: ID!) { client(id: $id) { boundaries { version } } }',
        { id: jonah },
      );
      return proposalStep(await as('jonah'), 'answerBoundaryProposal', {
        proposalId,
        accept: false,
        expectedVersion: client.boundaries.version,
      });
    };
    await answer(id);
    expect(await told(/^BOUNDARIES_DEC/)).toEqual(['ines BOUNDARIES_DECLINED']);
    // Asked when people are told: whoever has left by then is told nothing.
    const { id: second } = await propose();
    await untilIdle(world());
    await world().rows(
      `update attune.care_team_member set state = 'ENDED', ended_at = now() where client_id = $1 and discipline = 'MASSAGE'`,
      [jonah],
    );
    await answer(second);
    expect(await told(/^BOUNDARIES_DEC/)).toEqual(['ines BOUNDARIES_DECLINED']);
    await world().rows(
      `update attune.care_team_member set state = 'ACTIVE', ended_at = null where client_id = $1 and discipline = 'MASSAGE'`,
      [jonah],
    );
  });

  it('somebody proposed for a team: the client who decides, and the one who is proposed', async () => {
    const [amal, ben] = [await world().clientId('Amal'), await world().memberId('Ben')];
    await verb('mara', 'proposeCareTeamMember', 'ProposeCareTeamMemberInput', {
      clientId: amal,
      memberId: ben,
      discipline: 'MASSAGE',
    });
    expect(await told(/^CARE_TEAM/)).toEqual(['amal CARE_TEAM_PROPOSED', 'ben CARE_TEAM_PROPOSED']);
  });

  it('R7: a version of a plan: those without whose agreement it does not come into force, but who proposed it', async () => {
    const jonah = await world().clientId('Jonah');
    const mara = await as('mara');
    const draft = await draftPlan(mara, planInput(jonah));
    expect(await proposePlan(mara, draft.id, draft.version)).toMatchObject({ __typename: 'CarePlan' });
    expect(await told(/^CARE_PLAN/)).toEqual(['jonah CARE_PLAN_PROPOSED']);
  });

  it('what bodywork hands on: the psychotherapists whom the client lets read it, and nobody else', async () => {
    const signed = async () => {
      const jonah = await world().clientId('Jonah');
      const ines = await as('ines');
      const draft = await noteStep(ines, 'startNote', { clientId: jonah, kind: 'SESSION_RESPONSE' });
      const { client } = await ines.ask('query B($id: ID!) { client(id: $id) { boundaries { version } } }', {
        id: jonah,
      });
      const saved = await noteStep(ines, 'saveNoteDraft', {
        noteId: draft.id,
        expectedVersion: draft.version,
        session: sessionInput(client.boundaries.version, { toPsychotherapy: 'The anniversary came up.' }),
      });
      return noteStep(ines, 'signNote', { noteId: draft.id, expectedVersion: saved.version });
    };
    expect(await signed()).toMatchObject({ state: 'SIGNED' });
    expect(await told(/^HANDOFF/)).toEqual(['mara HANDOFF']);
    await verb('jonah', 'setSharing', 'SetSharingInput', {
      category: 'SESSION_RESPONSES',
      discipline: 'PSYCHOTHERAPY',
      granted: false,
    });
    await signed();
    expect(await told(/^HANDOFF/)).toEqual(['mara HANDOFF']);
  });

  it('a correction asked for: the author; the answer: the client; each request for a note anew', async () => {
    const petra = await world().clientId('Petra');
    const { id: noteId } = await progressNote(await as('mara'), petra);
    for (const round of [1, 2]) {
      const { requestAmendment } = await (await as('petra')).ask(
        'mutation R($input: RequestAmendmentInput!) { requestAmendment(input: $input) { ... on Amendment { id } } }',
        { input: { noteId, wish: 'It was my cousin.' } },
      );
      await verb('mara', 'answerAmendment', 'AnswerAmendmentInput', {
        amendmentId: requestAmendment.id,
        accept: true,
        text: 'It was her cousin.',
      });
      await untilIdle(world());
      const rows = (await toldSince(world(), since)).filter(({ subject }) => subject === noteId);
      expect(rows.map(({ who, kind }) => `${who} ${kind}`)).toEqual([
        ...Array(round).fill('petra AMENDMENT_ANSWERED'),
        // The job of the first may have run when it was answered already; then there is nothing to do.
        ...rows.filter(({ kind }) => kind === 'AMENDMENT_REQUESTED').map(() => 'mara AMENDMENT_REQUESTED'),
      ]);
    }
  });

  it('a kind that nobody knows is an error, and the worker reads no client’s name', async () => {
    await expect(
      asWorker(world(), (client) =>
        client.query('select * from attune.people_to_tell_of($1, $2, null)', ['X', randomUUID()]),
      ),
    ).rejects.toMatchObject({ code: '22023' });
    for (const table of ['client', 'note', 'app_user', 'distress_flag_reason', 'notification_choice']) {
      await expect(
        asWorker(world(), (client) => client.query(`select * from attune.${table}`)),
      ).rejects.toMatchObject({ code: '42501' });
    }
    const mara = await userId(world(), 'mara');
    const elm = await userId(world(), 'kit');
    const { rows } = await asWorker(world(), (client) =>
      client.query(
        'select p.id, a.email from unnest($1::uuid[]) p (id) left join attune.mail_address_of(p.id) a on true',
        [[mara, elm]],
      ),
    );
    // R1: of nobody who is not of this practice.
    expect(rows.map(({ email }) => email)).toEqual(['mara@harbour.example.org', null]);
  });

  it('R27: a note that changes is told at once to whoever has the record open in an emergency', async () => {
    const petra = await world().clientId('Petra');
    const { id: noteId } = await progressNote(await as('mara'), petra);
    const tomas = await userId(world(), 'tomas');
    const audience = async () => {
      const [{ seen }] = (await world().rows<{ seen: boolean }>(
        `select (select set_config('app.practice_id', practice_id::text, true)) is not null
           and $2::uuid in (select user_id from attune.audience_of_note($1)) as seen
         from attune.note where id = $1`,
        [noteId, tomas],
      )) as [{ seen: boolean }];
      return seen;
    };
    await world().rows('delete from attune.emergency_access');
    expect(await audience()).toBe(false);
    await verb('tomas', 'openInEmergency', 'OpenInEmergencyInput', {
      clientName: 'Petra Novak',
      reason: 'She called and could not be understood.',
    });
    expect(await audience()).toBe(true);
    await world().rows('update attune.emergency_access set ended_at = now()');
    expect(await audience()).toBe(false);
  });
});
