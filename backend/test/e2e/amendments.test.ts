import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import { noteStep, progressNote, sessionInput } from '../harness/operations/clinical-notes.ts';
import { queueOf } from '../harness/operations/dashboard.ts';

const FIELDS = `__typename ... on Amendment { id noteId state wish reason statement dueAt requestedAt addendumId }
  ... on Problem { code message } ... on InvalidInput { fields { path message } }`;
const INPUTS = {
  requestAmendment: 'RequestAmendmentInput',
  withdrawAmendment: 'WithdrawAmendmentInput',
  answerAmendment: 'AnswerAmendmentInput',
  stateBesideRefusal: 'StateBesideRefusalInput',
} as const;
const READ = `query Read($id: ID!) { note(id: $id) { id amendments { state wish reason statement } addenda { id text }
  ... on SessionResponse { toPsychotherapy takenOver { at by { name } } } } }`;
const SESSION_WORDS = 'She asked about the anniversary of the move.';

describe('what stands beside a signed note', () => {
  const world = useWorld();
  let petra: string;
  let noteId: string;

  const step = async (name: DemoName, verb: keyof typeof INPUTS, input: object): Promise<Anything> =>
    (
      await (
        await world().as(name)
      ).ask(`mutation Step($input: ${INPUTS[verb]}!) { result: ${verb}(input: $input) { ${FIELDS} } }`, {
        input,
      })
    ).result;
  const read = async (name: DemoName, id: string): Promise<Anything> =>
    (await (await world().as(name)).ask(READ, { id })).note;
  const request = (wish = 'It was my cousin.') => step('petra', 'requestAmendment', { noteId, wish });

  beforeAll(async () => {
    petra = await world().clientId('Petra');
  });
  const freshNote = async () => {
    noteId = (await progressNote(await world().as('mara'), petra, { teamSummary: 'Steady.' })).id;
  };

  describe('a request for correction', () => {
    it('R12: leaves the note as it is; accepted, it becomes an addendum', async () => {
      await freshNote();
      const asked = await request();
      expect(asked).toMatchObject({ __typename: 'Amendment', state: 'REQUESTED', wish: 'It was my cousin.' });
      expect(Date.parse(asked.dueAt) - Date.parse(asked.requestedAt)).toBe(60 * 86_400_000);
      const waiting = (await queueOf(await world().as('mara'))).find(
        (item: Anything) => item.targetId === noteId,
      );
      expect(waiting).toMatchObject({ kind: 'AMENDMENT', detail: 'It was my cousin.' });
      const hash = "select encode(content_hash, 'hex') as hash from attune.note where id = $1";
      const before = await world().rows(hash, [noteId]);
      const answered = await step('mara', 'answerAmendment', {
        amendmentId: asked.id,
        accept: true,
        text: 'Petra says that it was her cousin who called.',
      });
      expect(answered).toMatchObject({ state: 'ACCEPTED', reason: null });
      const note = await read('petra', noteId);
      expect(note.addenda).toEqual([
        { id: answered.addendumId, text: 'Petra says that it was her cousin who called.' },
      ]);
      expect(await world().rows(hash, [noteId])).toEqual(before);
    });

    it('is declined with a reason, and the client’s statement stays beside it, once', async () => {
      await freshNote();
      const { id } = await request();
      expect(
        await step('petra', 'stateBesideRefusal', { amendmentId: id, statement: 'Too soon.' }),
      ).toMatchObject({
        __typename: 'Conflict',
      });
      await step('mara', 'answerAmendment', {
        amendmentId: id,
        accept: false,
        text: 'That is how it was told.',
      });
      const stated = await step('petra', 'stateBesideRefusal', {
        amendmentId: id,
        statement: 'I remember otherwise.',
      });
      expect(stated).toMatchObject({ state: 'DECLINED', reason: 'That is how it was told.' });
      expect(
        await step('petra', 'stateBesideRefusal', { amendmentId: id, statement: 'Again.' }),
      ).toMatchObject({ __typename: 'Conflict' });
      expect((await read('mara', noteId)).amendments).toEqual([
        expect.objectContaining({ state: 'DECLINED', statement: 'I remember otherwise.' }),
      ]);
      const trace = await world().rows(
        'select action, role from attune.audit_event where subject_id = $1 order by at',
        [id],
      );
      expect(trace).toEqual([
        { action: 'amendment.request', role: 'CLIENT' },
        { action: 'amendment.answer', role: 'PSYCHOTHERAPIST' },
        { action: 'amendment.request', role: 'CLIENT' },
      ]);
    });

    it('is one at a time for a note, made once for a key, and can be taken back until it is answered', async () => {
      await freshNote();
      const input = { noteId, wish: 'A name is wrong.', idempotencyKey: randomUUID() };
      const [one, other] = await Promise.all([
        step('petra', 'requestAmendment', input),
        step('petra', 'requestAmendment', input),
      ]);
      expect(one.id).toBe(other.id);
      expect(await request()).toMatchObject({ __typename: 'Conflict' });
      expect(await step('petra', 'withdrawAmendment', { amendmentId: one.id })).toMatchObject({
        state: 'WITHDRAWN',
      });
      expect(
        await step('mara', 'answerAmendment', { amendmentId: one.id, accept: false, text: 'Too late.' }),
      ).toMatchObject({ __typename: 'Conflict' });
      expect(await request()).toMatchObject({ state: 'REQUESTED' });
    });

    it('is answered once when two answers come at the same time', async () => {
      await freshNote();
      const { id } = await request();
      const answers = await Promise.all(
        [true, false, true, false].map((accept) =>
          step('mara', 'answerAmendment', { amendmentId: id, accept, text: 'An answer.' }),
        ),
      );
      expect(answers.filter((answer) => answer.__typename === 'Amendment')).toHaveLength(1);
      expect(answers.filter((answer) => answer.__typename === 'Conflict')).toHaveLength(3);
      expect((await read('mara', noteId)).addenda.length).toBeLessThanOrEqual(1);
    });

    it('is the client’s to make and the author’s to answer, by the API and in SQL', async () => {
      await freshNote();
      const { id } = await request();
      const answer = { amendmentId: id, accept: true, text: 'Not mine.' };
      for (const name of ['ines', 'ben', 'rowan', 'tomas', 'jonah', 'vera'] as const) {
        expect(['NotFound', 'Forbidden']).toContain((await step(name, 'answerAmendment', answer)).__typename);
        expect(['NotFound', 'Forbidden']).toContain(
          (await step(name, 'requestAmendment', { noteId, wish: 'Mine?' })).__typename,
        );
      }
      expect(await step('mara', 'requestAmendment', { noteId, wish: 'Mine?' })).toMatchObject({
        __typename: 'Forbidden',
      });
      const tries: [DemoName, string][] = [
        [
          'petra',
          `update attune.amendment set state = 'DECLINED', reason = 'x', answered_at = now() where id = '${id}'`,
        ],
        ['mara', `update attune.amendment set state = 'WITHDRAWN' where id = '${id}'`],
        ['petra', `update attune.amendment set wish = 'other' where id = '${id}'`],
        ['petra', `delete from attune.amendment where id = '${id}'`],
      ];
      for (const [name, text] of tries) {
        await asActor(world(), name, async (query) => {
          await expect(query(text)).rejects.toThrow();
        });
      }
      for (const name of ['ben', 'tomas', 'rowan', 'jonah', 'vera'] as const) {
        await asActor(world(), name, async (query) => {
          expect((await query('select 1 from attune.amendment where id = $1', [id])).rows).toEqual([]);
        });
      }
      expect((await read('petra', noteId)).amendments).toEqual([
        expect.objectContaining({ state: 'REQUESTED' }),
      ]);
    });

    it('R13: cannot be made of a process note, a draft, or words that cannot be kept', async () => {
      const mara = await world().as('mara');
      const draft = await noteStep(mara, 'startNote', { clientId: petra, kind: 'PROGRESS' });
      const closed = await noteStep(mara, 'startNote', { clientId: petra, kind: 'PROCESS' });
      await noteStep(mara, 'saveNoteDraft', { noteId: closed.id, expectedVersion: 1, text: 'Mine.' });
      await noteStep(mara, 'signNote', { noteId: closed.id, expectedVersion: 2 });
      for (const id of [draft.id, closed.id, randomUUID()]) {
        expect(await step('petra', 'requestAmendment', { noteId: id, wish: 'Please.' })).toMatchObject({
          __typename: 'NotFound',
        });
      }
      for (const wish of ['', ' ', 'a\0b', 'x'.repeat(5_001)]) {
        expect(await request(wish)).toMatchObject({ __typename: 'InvalidInput' });
      }
    });
  });

  describe('a request whose author has left the team', () => {
    const leave = (name: string, clientId: string) =>
      world().rows(
        `update attune.care_team_member t set state = 'ENDED', ended_at = now() from attune.member m
         join attune.app_user u on u.id = m.user_id
         where m.id = t.member_id and u.email like $1 and t.client_id = $2`,
        [`${name}@%`, clientId],
      );
    const WHO = `query Who($id: ID!) { note(id: $id) {
      amendments { state reason waitsFor { name } answeredBy { name } }
      addenda { text inPlaceOfAuthor author { name } } } }`;
    const who = async (name: DemoName, id: string): Promise<Anything> =>
      (await (await world().as(name)).ask(WHO, { id })).note;
    const waitingFor = async (name: DemoName, id: string) =>
      (await queueOf(await world().as(name))).some((item: Anything) => item.targetId === id);

    it('R12: goes to the lead psychotherapist, whose addendum bears her name and says so', async () => {
      await world().rows(
        `insert into attune.care_team_member (practice_id, id, client_id, member_id, discipline, state, proposed_by, trial_at)
         select m.practice_id, gen_random_uuid(), $1, m.id, 'PSYCHOTHERAPY', 'TRIAL', m.id, now() from attune.member m
         join attune.app_user u on u.id = m.user_id where u.email = 'tomas@harbour.example.org'`,
        [petra],
      );
      noteId = (await progressNote(await world().as('tomas'), petra, { teamSummary: 'Met once.' })).id;
      const { id } = await request();
      const answer = { amendmentId: id, accept: true, text: 'Petra says that it was her cousin.' };
      // While he is on the team it is his.
      expect((await who('petra', noteId)).amendments[0].waitsFor).toEqual({ name: 'Tomas Reyes' });
      expect(await step('mara', 'answerAmendment', answer)).toMatchObject({ __typename: 'Forbidden' });
      expect(await waitingFor('mara', noteId)).toBe(false);
      await leave('tomas', petra);
      expect(await waitingFor('mara', noteId)).toBe(true);
      expect(await waitingFor('tomas', noteId)).toBe(false);
      expect((await who('petra', noteId)).amendments[0].waitsFor).toEqual({ name: 'Dr Mara Lindqvist' });
      for (const name of ['tomas', 'ines', 'ben', 'rowan', 'jonah'] as const) {
        expect(['NotFound', 'Forbidden']).toContain((await step(name, 'answerAmendment', answer)).__typename);
      }
      const hash = "select encode(content_hash, 'hex') as hash from attune.note where id = $1";
      const before = await world().rows(hash, [noteId]);
      expect(await step('mara', 'answerAmendment', answer)).toMatchObject({ state: 'ACCEPTED' });
      expect(await world().rows(hash, [noteId])).toEqual(before);
      expect(await who('petra', noteId)).toEqual({
        amendments: [
          { state: 'ACCEPTED', reason: null, waitsFor: null, answeredBy: { name: 'Dr Mara Lindqvist' } },
        ],
        addenda: [{ text: answer.text, inPlaceOfAuthor: true, author: { name: 'Dr Mara Lindqvist' } }],
      });
      expect(
        await world().rows(
          "select action, role from attune.audit_event where subject_id = $1 and action like 'amendment.answer%'",
          [id],
        ),
      ).toEqual([{ action: 'amendment.answerInstead', role: 'PSYCHOTHERAPIST' }]);
      // Nothing is asked any more: the note is closed to her as every note of somebody else's.
      await asActor(world(), 'mara', async (query) => {
        await expect(
          query(
            `insert into attune.addendum (practice_id, id, note_id, client_id, author_member_id, text)
             values (attune.practice_id(), gen_random_uuid(), $1, $2, attune.member_id(), 'More.')`,
            [noteId, petra],
          ),
        ).rejects.toThrow(/row-level security/);
      });
    });

    it('R10: of a session response, as far as the client shares responses with the lead', async () => {
      const amal = await world().clientId('Amal');
      const [response] = await world().rows<{ id: string }>(
        `select id from attune.note where client_id = $1 and kind = 'SESSION_RESPONSE' and state = 'SIGNED' limit 1`,
        [amal],
      );
      const id = response?.id ?? '';
      const share = (granted: boolean) =>
        world().rows(
          `insert into attune.sharing_consent (practice_id, client_id, category, discipline, granted, since)
           select practice_id, id, 'SESSION_RESPONSES', 'PSYCHOTHERAPY', $2, now() from attune.client where id = $1
           on conflict (practice_id, client_id, category, discipline) do update set granted = $2`,
          [amal, granted],
        );
      await leave('ines', amal);
      await share(false);
      const asked = await step('amal', 'requestAmendment', { noteId: id, wish: 'I did not cry.' });
      const answer = { amendmentId: asked.id, accept: false, text: 'Ines is not here to be asked.' };
      expect((await who('amal', id)).amendments[0].waitsFor).toBeNull();
      expect(await step('mara', 'answerAmendment', answer)).toMatchObject({ __typename: 'NotFound' });
      await asActor(world(), 'mara', async (query) => {
        const { rowCount } = await query(
          `update attune.amendment set state = 'DECLINED', reason = 'x', answered_at = now(),
             answered_by_member_id = attune.member_id() where id = $1`,
          [asked.id],
        );
        expect(rowCount).toBe(0);
      });
      await share(true);
      expect(await waitingFor('mara', id)).toBe(true);
      expect(await step('mara', 'answerAmendment', answer)).toMatchObject({ state: 'DECLINED' });
      expect((await who('amal', id)).amendments).toEqual([
        expect.objectContaining({ state: 'DECLINED', answeredBy: { name: 'Dr Mara Lindqvist' } }),
      ]);
    });
  });

  describe('what is brought to psychotherapy', () => {
    const signedResponse = async (clientName: 'Amal' | 'Jonah', changes: object) => {
      const [ines, clientId] = [await world().as('ines'), await world().clientId(clientName)];
      const [boundaries] = await world().rows<{ version: number }>(
        'select max(version) as version from attune.boundaries where client_id = $1',
        [clientId],
      );
      const { id } = await noteStep(ines, 'startNote', { clientId, kind: 'SESSION_RESPONSE' });
      await noteStep(ines, 'saveNoteDraft', {
        noteId: id,
        expectedVersion: 1,
        session: sessionInput(boundaries?.version ?? 0, changes),
      });
      expect(await noteStep(ines, 'signNote', { noteId: id, expectedVersion: 2 })).toMatchObject({
        state: 'SIGNED',
      });
      return id as string;
    };
    const takeOver = async (name: DemoName, id: string): Promise<Anything> =>
      (
        await (
          await world().as(name)
        ).ask(
          `mutation Take($input: AcknowledgeHandoffInput!) { result: acknowledgeHandoff(input: $input) {
            __typename ... on SessionResponse { takenOver { by { name } } } ... on Problem { code message } } }`,
          { input: { noteId: id } },
        )
      ).result;

    it('waits for the psychotherapists, and the massage therapist sees that it arrived', async () => {
      const id = await signedResponse('Jonah', { toPsychotherapy: SESSION_WORDS });
      const mara = await world().as('mara');
      const waits = async () => (await queueOf(mara)).find((item: Anything) => item.targetId === id);
      expect(await waits()).toMatchObject({ kind: 'HANDOFF', detail: SESSION_WORDS });
      expect((await read('ines', id)).takenOver).toBeNull();
      expect(await takeOver('ines', id)).toMatchObject({ __typename: 'Forbidden' });
      expect(await takeOver('tomas', id)).toMatchObject({ __typename: 'NotFound' });
      const [one, other] = await Promise.all([takeOver('mara', id), takeOver('mara', id)]);
      expect(one).toEqual(other);
      expect((await read('ines', id)).takenOver).toMatchObject({ by: { name: 'Dr Mara Lindqvist' } });
      expect(await waits()).toBeUndefined();
    });

    it('R10: does not reach whom the client does not share responses with', async () => {
      const id = await signedResponse('Jonah', { toPsychotherapy: SESSION_WORDS });
      await world().rows(
        `update attune.sharing_consent set granted = false where client_id = $1 and category = 'SESSION_RESPONSES'`,
        [await world().clientId('Jonah')],
      );
      expect(
        (await queueOf(await world().as('mara'))).some((item: Anything) => item.kind === 'HANDOFF'),
      ).toBe(false);
      expect(await takeOver('mara', id)).toMatchObject({ __typename: 'NotFound' });
      await asActor(world(), 'mara', async (query) => {
        await expect(
          query(
            `insert into attune.handoff_seen (practice_id, note_id, client_id, member_id, at)
             select practice_id, id, client_id, attune.member_id(), now() from attune.note where id = $1
             union all select attune.practice_id(), $1, $2, attune.member_id(), now()`,
            [id, await world().clientId('Jonah')],
          ),
        ).rejects.toThrow(/row-level security/);
      });
    });
  });
});
