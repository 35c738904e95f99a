import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { asActor, useWorld, withClient } from '../harness/index.ts';
import { noteStep, notesOf, progressNote, readNote } from '../harness/operations/clinical-notes.ts';

const SECRET = 'Countertransference about the harbour wall';

describe('clinical notes', () => {
  const world = useWorld();

  describe('a progress note', () => {
    it('is its author’s alone until it is signed', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const draft = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROGRESS' });
      expect(draft).toMatchObject({ __typename: 'ProgressNote', state: 'DRAFT', version: 1, isAuthor: true });
      for (const name of ['ines', 'jonah', 'rowan', 'tomas', 'vera'] as const) {
        expect(await readNote(await world().as(name), draft.id)).toBeNull();
      }
      const { myDrafts } = await mara.ask('{ myDrafts { id } }');
      expect(myDrafts.map((note: { id: string }) => note.id)).toContain(draft.id);
    });

    it('R14: says before signing who will read what', async () => {
      const mara = await world().as('mara');
      const readers = async (name: string) => {
        const draft = await noteStep(mara, 'startNote', {
          clientId: await world().clientId(name),
          kind: 'PROGRESS',
        });
        const { noteReaders } = await mara.ask(
          'query Readers($id: ID!) { noteReaders(noteId: $id) { part readers } }',
          { id: draft.id },
        );
        return noteReaders;
      };
      expect(await readers('Jonah')).toEqual([
        { part: 'Note', readers: ['Dr Mara Lindqvist', 'Jonah Whitfield'] },
        { part: 'Team summary', readers: ['Dr Mara Lindqvist', 'Jonah Whitfield', 'Ines Okafor'] },
      ]);
      // Petra withdrew the summaries: Ben is on the team and reads nothing of it.
      expect((await readers('Petra'))[1]).toEqual({
        part: 'Team summary',
        readers: ['Dr Mara Lindqvist', 'Petra Novak'],
      });
    });

    it('shows its summary where the client shares it, its body to client and psychotherapists, nothing to the owner', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const note = await progressNote(mara, jonah, {
        text: 'The whole story.',
        teamSummary: 'Steady; go gently.',
      });
      expect(note).toMatchObject({ state: 'SIGNED', contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
      const [text, summary] = [
        { __typename: 'NoteText', text: 'The whole story.' },
        { __typename: 'NoteText', text: 'Steady; go gently.' },
      ];
      expect(await readNote(await world().as('jonah'), note.id)).toMatchObject({
        progress: text,
        teamSummary: summary,
      });
      expect(await readNote(await world().as('ines'), note.id)).toMatchObject({
        progress: { __typename: 'Withheld' },
        teamSummary: summary,
        toleranceOfTraumaWork: null,
      });
      for (const name of ['rowan', 'tomas', 'ben', 'vera', 'amal'] as const) {
        expect(await readNote(await world().as(name), note.id)).toBeNull();
      }
      expect((await notesOf(await world().as('rowan'), jonah)).notes.edges).toEqual([]);
      await asActor(world(), 'ines', async (query) => {
        expect((await query('select * from attune.note_text where note_id = $1', [note.id])).rows).toEqual(
          [],
        );
        expect(
          (await query('select text from attune.note_team_summary where note_id = $1', [note.id])).rows,
        ).toHaveLength(1);
      });
      await asActor(world(), 'rowan', async (query) => {
        for (const table of ['note where id', 'note_text where note_id', 'note_team_summary where note_id']) {
          expect((await query(`select 1 from attune.${table} = $1`, [note.id])).rows).toEqual([]);
        }
      });
    });

    it('R10: without the client’s consent the summary is not there, and the reader is told that the client decides', async () => {
      const [mara, petra] = [await world().as('mara'), await world().clientId('Petra')];
      const note = await progressNote(mara, petra, { teamSummary: 'Not for bodywork.' });
      const ben = await world().as('ben');
      expect(await readNote(ben, note.id)).toBeNull();
      const seen = await notesOf(ben, petra, ['PROGRESS']);
      expect(seen.notes.edges).toEqual([]);
      expect(seen.notesWithheld).toEqual([{ category: 'PSYCHOTHERAPY_SUMMARY' }]);
    });

    it('gives two devices that edit one draft a clear conflict', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const draft = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROGRESS' });
      const save = (text: string) =>
        noteStep(mara, 'saveNoteDraft', { noteId: draft.id, expectedVersion: 1, text });
      const answers = await Promise.all([save('from the desk'), save('from the sofa')]);
      expect(answers.map((one) => one.__typename).sort()).toEqual(['ProgressNote', 'StaleVersion']);
      expect(answers.find((one) => one.__typename === 'StaleVersion')).toMatchObject({
        code: 'STALE_VERSION',
        currentVersion: 2,
      });
    });

    it('takes back nothing: the same key starts one note', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const input = { clientId: jonah, kind: 'CONTACT', idempotencyKey: randomUUID() };
      const notes = await Promise.all(Array.from({ length: 5 }, () => noteStep(mara, 'startNote', input)));
      expect(new Set(notes.map((note) => note.id)).size).toBe(1);
    });

    it('has something in it before it is signed', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const draft = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROGRESS' });
      expect(await noteStep(mara, 'signNote', { noteId: draft.id, expectedVersion: 1 })).toMatchObject({
        __typename: 'InvalidInput',
        fields: [{ path: 'text' }],
      });
    });

    it('asks for the password when the last proof is older than fifteen minutes', async () => {
      const [mara, jonah] = [
        await world().stranger().signIn('mara@harbour.example.org'),
        await world().clientId('Jonah'),
      ];
      const draft = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROGRESS' });
      await noteStep(mara, 'saveNoteDraft', { noteId: draft.id, expectedVersion: 1, text: 'Something.' });
      const sign = (password?: string) =>
        noteStep(mara, 'signNote', { noteId: draft.id, expectedVersion: 2, password });
      world().setTime(new Date(Date.now() + 16 * 60_000));
      try {
        expect(await sign()).toMatchObject({ __typename: 'Reauthenticate', code: 'REAUTHENTICATE' });
        expect(await sign('not-mine')).toMatchObject({ __typename: 'Reauthenticate' });
        for (let tries = 0; tries < 4; tries += 1) await sign('not-mine');
        // Guessing is slowed down, as at sign-in.
        expect(await sign('demo-demo-demo')).toMatchObject({
          message: expect.stringContaining('Too many tries'),
        });
        world().setTime(new Date(Date.now() + 17 * 60_000));
        expect(await sign('demo-demo-demo')).toMatchObject({ state: 'SIGNED' });
      } finally {
        world().setTime(null);
      }
    });
  });

  describe('R12: a signed note', () => {
    it('cannot be changed by the API', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const note = await progressNote(mara, jonah);
      for (const [verb, input] of [
        ['saveNoteDraft', { noteId: note.id, expectedVersion: note.version, text: 'Otherwise.' }],
        ['signNote', { noteId: note.id, expectedVersion: note.version }],
      ] as const) {
        expect(await noteStep(mara, verb, input)).toMatchObject({
          __typename: 'InvalidInput',
          fields: [{ path: 'noteId' }],
        });
      }
      expect(
        await noteStep(await world().as('ines'), 'saveNoteDraft', {
          noteId: note.id,
          expectedVersion: 1,
          text: 'x',
        }),
      ).toMatchObject({
        __typename: 'NotFound',
      });
    });

    it('cannot be changed by SQL, as its author in the application’s role or as the owner of the tables', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const note = await progressNote(mara, jonah, { teamSummary: 'Steady.' });
      const statements = [
        `update attune.note_text set text = 'x' where note_id = $1`,
        `update attune.note_team_summary set text = 'x' where note_id = $1`,
        `update attune.note set signed_at = now() where id = $1`,
        `update attune.note set state = 'DRAFT' where id = $1`,
        'delete from attune.note_text where note_id = $1',
        'delete from attune.note where id = $1',
      ];
      for (const statement of statements) {
        await asActor(world(), 'mara', async (query) => {
          await expect(query(statement, [note.id])).rejects.toThrow(/R12|permission denied/);
        });
        await withClient(world().database.adminUrl, async (client) => {
          await client.query('set role attune_owner');
          await expect(client.query(statement, [note.id])).rejects.toThrow('R12');
        });
      }
    });

    it('is corrected beside it, by its author', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const note = await progressNote(mara, jonah);
      const added = await noteStep(mara, 'addAddendum', {
        noteId: note.id,
        text: 'It was Tuesday, not Monday.',
      });
      expect(added.addenda).toEqual([
        { text: 'It was Tuesday, not Monday.', author: { name: 'Dr Mara Lindqvist' } },
      ]);
      expect(added.contentHash).toBe(note.contentHash);
      expect(
        await noteStep(await world().as('jonah'), 'addAddendum', { noteId: note.id, text: 'x' }),
      ).toMatchObject({ __typename: 'Forbidden' });
      const draft = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROGRESS' });
      expect(await noteStep(mara, 'addAddendum', { noteId: draft.id, text: 'x' })).toMatchObject({
        __typename: 'InvalidInput',
      });
    });

    it('is struck through with a reason, and stays readable', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const note = await progressNote(mara, jonah, { text: 'For somebody else.' });
      expect(
        await noteStep(mara, 'markNoteInError', { noteId: note.id, reason: 'Wrong client.' }),
      ).toMatchObject({
        state: 'ENTERED_IN_ERROR',
        errorReason: 'Wrong client.',
        progress: { text: 'For somebody else.' },
      });
      expect(await noteStep(mara, 'addAddendum', { noteId: note.id, text: 'x' })).toMatchObject({
        __typename: 'InvalidInput',
      });
    });

    it('R2: needs a verified licence that held on the day', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const draft = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROGRESS' });
      await noteStep(mara, 'saveNoteDraft', { noteId: draft.id, expectedVersion: 1, text: 'Something.' });
      const licences = `from attune.credential where member_id = '${await world().memberId('Mara')}' and kind = 'LICENCE'`;
      const [kept] = await world().rows<{ verified_at: string }>(`select verified_at ${licences}`);
      await world().rows(
        `update attune.credential set verified_at = null where id in (select id ${licences})`,
      );
      try {
        expect(await noteStep(mara, 'signNote', { noteId: draft.id, expectedVersion: 2 })).toMatchObject({
          __typename: 'ScopeOfPracticeProblem',
        });
      } finally {
        await world().rows(
          `update attune.credential set verified_at = $1 where id in (select id ${licences})`,
          [kept?.verified_at],
        );
      }
      expect(await noteStep(mara, 'signNote', { noteId: draft.id, expectedVersion: 2 })).toMatchObject({
        state: 'SIGNED',
      });
    });

    it('leaves the draft as it was when any write of the signing fails', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const draft = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROGRESS' });
      await noteStep(mara, 'saveNoteDraft', { noteId: draft.id, expectedVersion: 1, text: 'Something.' });
      await world().rows('revoke insert on attune.audit_event from attune_app');
      try {
        const answer = await mara.send(
          'mutation Sign($input: SignNoteInput!) { signNote(input: $input) { __typename } }',
          { input: { noteId: draft.id, expectedVersion: 2 } },
        );
        expect(answer.errors).toHaveLength(1);
      } finally {
        await world().rows('grant insert on attune.audit_event to attune_app');
      }
      expect(await readNote(mara, draft.id)).toMatchObject({ state: 'DRAFT', version: 2 });
    });
  });

  describe('R13: a process note', () => {
    it('is read by its author and by nobody else, in whatever role', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const draft = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROCESS' });
      await noteStep(mara, 'saveNoteDraft', { noteId: draft.id, expectedVersion: 1, text: SECRET });
      const note = await noteStep(mara, 'signNote', { noteId: draft.id, expectedVersion: 2 });
      expect(note).toMatchObject({ __typename: 'ProcessNote', process: { text: SECRET } });
      for (const name of ['jonah', 'ines', 'rowan', 'tomas', 'vera'] as const) {
        expect(await readNote(await world().as(name), note.id)).toBeNull();
        await asActor(world(), name, async (query) => {
          expect((await query('select 1 from attune.process_note_text')).rows).toEqual([]);
          expect((await query(`select 1 from attune.note where kind = 'PROCESS'`)).rows).toEqual([]);
        });
      }
      const [kinds] = await world().rows<{ text: string }>(
        `select encode(sealed, 'escape') as text from attune.process_note_text where note_id = $1`,
        [note.id],
      );
      expect(kinds?.text).not.toContain('harbour');
    });

    it('opens for its author only while the last proof of who they are is fresh', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const { id } = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROCESS' });
      await noteStep(mara, 'saveNoteDraft', { noteId: id, expectedVersion: 1, text: SECRET });
      await noteStep(mara, 'signNote', { noteId: id, expectedVersion: 2 });
      await noteStep(mara, 'addAddendum', { noteId: id, text: 'More of it.' });
      const read = async () =>
        (
          await mara.ask(
            `query Read($id: ID!) { note(id: $id) { addenda { text } ... on ProcessNote { needsProof
              body { __typename ... on NoteText { text } ... on Withheld { reason } } } } }`,
            { id },
          )
        ).note;
      const prove = async (password: string) =>
        (
          await mara.ask(
            'mutation Prove($input: ProveIdentityInput!) { proveIdentity(input: $input) { __typename ... on Problem { code message } } }',
            { input: { password } },
          )
        ).proveIdentity;
      expect(await read()).toMatchObject({
        needsProof: false,
        body: { text: SECRET },
        addenda: [{ text: 'More of it.' }],
      });
      try {
        world().setTime(new Date(Date.now() + 16 * 60_000));
        const closed = await read();
        expect(closed).toMatchObject({ needsProof: true, body: { __typename: 'Withheld' } });
        expect(JSON.stringify(closed)).not.toContain('More of it.');
        expect(await prove('not the password')).toMatchObject({ __typename: 'Reauthenticate' });
        expect((await read()).needsProof).toBe(true);
        expect(await prove('demo-demo-demo')).toMatchObject({ __typename: 'Viewer' });
        expect(await read()).toMatchObject({ needsProof: false, body: { text: SECRET } });
      } finally {
        world().setTime(null);
      }
    });

    it('does not open when it was tampered with, or moved to another note', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const draft = async (text: string) => {
        const { id } = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROCESS' });
        await noteStep(mara, 'saveNoteDraft', { noteId: id, expectedVersion: 1, text });
        return id;
      };
      const [one, other] = [await draft('One.'), await draft('Other.')];
      await world().rows(
        `update attune.process_note_text set sealed = (select sealed from attune.process_note_text where note_id = $2) where note_id = $1`,
        [one, other],
      );
      const answer = await mara.send(
        'query Read($id: ID!) { note(id: $id) { ... on ProcessNote { body { ... on NoteText { text } } } } }',
        { id: one },
      );
      expect(answer.errors?.[0]?.extensions.code).toBe('INTERNAL');
      expect(JSON.stringify(answer)).not.toContain('Other.');
    });
  });
});
