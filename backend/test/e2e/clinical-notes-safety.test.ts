// long-file: one world, started once, for all that must not go wrong.
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NOTE_COLUMNS, NOTE_TABLES, type NoteRow } from '../../src/modules/clinical-notes/data/note-row.ts';
import { contentHash } from '../../src/modules/clinical-notes/domain/content-hash.ts';
import { signedParts } from '../../src/modules/clinical-notes/domain/note-parts.ts';
import { traffic } from '../../src/platform/database/index.ts';
import { type Anything, asActor, EMAILS, fingerprint, useWorld } from '../harness/index.ts';
import {
  noteStep,
  notesOf,
  progressNote,
  readNote,
  sessionInput,
} from '../harness/operations/clinical-notes.ts';
import { raiseFlag, settleFlags } from '../harness/operations/distress-flags.ts';

const REMARK = 'My own irritation about the lighthouse.';

describe('clinical notes: what must not go wrong', () => {
  const world = useWorld();

  // Signing in costs a password's hashing; not within the time of a test.
  beforeAll(async () => {
    for (const name of ['mara', 'ines', 'ben', 'jonah', 'rowan'] as const) await world().as(name);
  });

  beforeEach(async () => {
    world().setTime(null);
    await settleFlags(world());
  });

  const start = async (
    name: 'mara' | 'ines' | 'ben',
    client: string,
    kind: string,
    more: object = {},
  ): Promise<Anything> =>
    noteStep(await world().as(name), 'startNote', {
      clientId: await world().clientId(client),
      kind,
      ...more,
    });

  const newestBoundaries = async (client: string): Promise<number> => {
    const [row] = await world().rows<{ version: number }>(
      'select max(version)::int as version from attune.boundaries where client_id = $1',
      [await world().clientId(client)],
    );
    return row?.version ?? 0;
  };

  /** Ines's complete draft of a session with Jonah. */
  const draftedSession = async (changes: object = {}) => {
    const ines = await world().as('ines');
    const draft = await start('ines', 'Jonah', 'SESSION_RESPONSE');
    const session = sessionInput(await newestBoundaries('Jonah'), changes);
    const saved = await noteStep(ines, 'saveNoteDraft', { noteId: draft.id, expectedVersion: 1, session });
    expect(saved.__typename).toBe('SessionResponse');
    return {
      id: draft.id as string,
      sign: () => noteStep(ines, 'signNote', { noteId: draft.id, expectedVersion: 2 }),
    };
  };

  const withoutPlaceOnTeam = async (name: 'Ines' | 'Ben', client: string, work: () => Promise<void>) => {
    const place = `update attune.care_team_member set state = $1, ended_at = $2
      where client_id = '${await world().clientId(client)}' and member_id = '${await world().memberId(name)}'`;
    await world().rows(place, ['ENDED', new Date()]);
    try {
      await work();
    } finally {
      await world().rows(place, ['ACTIVE', null]);
    }
  };

  describe('what was added to a note', () => {
    it('is closed to whoever sees the summary alone', async () => {
      const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
      const note = await progressNote(mara, jonah, { teamSummary: 'Steady; go gently.' });
      await noteStep(mara, 'addAddendum', { noteId: note.id, text: 'He spoke of his brother.' });
      const seenBy = async (name: 'jonah' | 'mara' | 'ines') =>
        (await readNote(await world().as(name), note.id)).addenda;
      expect(await seenBy('jonah')).toHaveLength(1);
      expect(await seenBy('mara')).toHaveLength(1);
      expect(await seenBy('ines')).toEqual([]);
      await asActor(world(), 'ines', async (query) => {
        expect((await query('select 1 from attune.addendum where note_id = $1', [note.id])).rows).toEqual([]);
      });
    });

    it('R13: is sealed like the process note that it was added to', async () => {
      const mara = await world().as('mara');
      const draft = await start('mara', 'Jonah', 'PROCESS');
      await noteStep(mara, 'saveNoteDraft', {
        noteId: draft.id,
        expectedVersion: 1,
        text: 'First thoughts.',
      });
      await noteStep(mara, 'signNote', { noteId: draft.id, expectedVersion: 2 });
      const added = await noteStep(mara, 'addAddendum', { noteId: draft.id, text: REMARK });
      expect(added.addenda).toEqual([{ text: REMARK, author: { name: 'Dr Mara Lindqvist' } }]);
      const [row] = await world().rows<{ text: string | null; sealed: Buffer }>(
        'select text, sealed from attune.addendum where note_id = $1',
        [draft.id],
      );
      expect(row?.text).toBeNull();
      expect(row?.sealed.includes(Buffer.from('lighthouse'))).toBe(false);
      await expect(
        world().rows(
          `insert into attune.addendum (practice_id, id, note_id, client_id, author_member_id, text)
           select practice_id, gen_random_uuid(), id, client_id, author_member_id, 'open words' from attune.note where id = $1`,
          [draft.id],
        ),
      ).rejects.toThrow('R13');
      for (const name of ['jonah', 'ines', 'tomas', 'rowan'] as const) {
        await asActor(world(), name, async (query) => {
          expect((await query('select 1 from attune.addendum where note_id = $1', [draft.id])).rows).toEqual(
            [],
          );
        });
      }
    });

    it('comes from the author of the note, in SQL too', async () => {
      const note = await progressNote(await world().as('mara'), await world().clientId('Jonah'), {
        teamSummary: 'Steady.',
      });
      await asActor(world(), 'ines', async (query) => {
        await expect(
          query(
            `insert into attune.addendum (practice_id, id, note_id, client_id, author_member_id, text)
             values (attune.practice_id(), $2, $1, $3, attune.member_id(), 'mine')`,
            [note.id, randomUUID(), await world().clientId('Jonah')],
          ),
        ).rejects.toThrow(/row-level security/);
      });
    });
  });

  it('R1: a part of a note cannot be hung on another client or author', async () => {
    const draft = await start('mara', 'Jonah', 'PROCESS');
    const amal = await world().clientId('Amal');
    await asActor(world(), 'mara', async (query) => {
      await expect(
        query(
          `insert into attune.note_text (practice_id, note_id, client_id, author_member_id, signed, text)
           values (attune.practice_id(), $1, $2, attune.member_id(), true, 'elsewhere')`,
          [draft.id, amal],
        ),
      ).rejects.toThrow('a part is of the client and the author of its note');
    });
  });

  it('a draft that was struck through unsigned stays its author’s alone', async () => {
    const mara = await world().as('mara');
    const draft = await start('mara', 'Jonah', 'PROGRESS');
    const saved = {
      noteId: draft.id,
      expectedVersion: 1,
      text: 'Meant for somebody else.',
      teamSummary: 'Wrong client.',
    };
    await noteStep(mara, 'saveNoteDraft', saved);
    const struck = await noteStep(mara, 'markNoteInError', { noteId: draft.id, reason: 'The wrong client.' });
    expect(struck).toMatchObject({ state: 'ENTERED_IN_ERROR', signedAt: null });
    for (const name of ['jonah', 'ines', 'rowan'] as const) {
      expect(await readNote(await world().as(name), draft.id)).toBeNull();
      await asActor(world(), name, async (query) => {
        expect((await query('select 1 from attune.note where id = $1', [draft.id])).rows).toEqual([]);
      });
    }
    expect(await noteStep(mara, 'saveNoteDraft', { ...saved, expectedVersion: 2 })).toMatchObject({
      __typename: 'InvalidInput',
    });
  });

  it('R4: whoever has left the team reads what they wrote, and writes no more', async () => {
    const ines = await world().as('ines');
    const { id, sign } = await draftedSession();
    const signed = await (await draftedSession()).sign();
    await withoutPlaceOnTeam('Ines', 'Jonah', async () => {
      const before = await fingerprint(world());
      const answers = [
        await noteStep(ines, 'saveNoteDraft', { noteId: id, expectedVersion: 2, session: { nextTime: 'x' } }),
        await sign(),
        await noteStep(ines, 'addAddendum', { noteId: signed.id, text: 'x' }),
        await noteStep(ines, 'markNoteInError', { noteId: signed.id, reason: 'x' }),
      ];
      for (const answer of answers) {
        expect(answer).toMatchObject({
          __typename: 'Forbidden',
          message: expect.stringContaining('has ended'),
        });
      }
      expect(await start('ines', 'Jonah', 'SESSION_RESPONSE')).toMatchObject({ __typename: 'NotFound' });
      expect(await fingerprint(world())).toEqual(before);
      const read = await readNote(ines, signed.id);
      expect(read.client.name).not.toContain('Jonah');
      expect(read).toMatchObject({ arrival: { distress: 5 } });
    });
    expect(await sign()).toMatchObject({ state: 'SIGNED' });
  });

  describe('a draft of a session', () => {
    it('keeps what is left out of a saving, and empties what is null', async () => {
      const ines = await world().as('ines');
      const draft = await start('ines', 'Jonah', 'SESSION_RESPONSE');
      let version = 1;
      const save = async (session: object) => {
        const saved = await noteStep(ines, 'saveNoteDraft', {
          noteId: draft.id,
          expectedVersion: version,
          session,
        });
        version = saved.version;
        return saved;
      };
      const { consent, arrival, work } = sessionInput(await newestBoundaries('Jonah'));
      await save({ consent });
      await save({ arrival, clientWords: '“Tight.”', observations: ['TEARS', 'WARMTH'] });
      expect(await save({ work })).toMatchObject({
        version: 4,
        consent: { boundariesVersion: consent.boundariesVersion, draping: 'Standard' },
        arrival,
        clientWords: '“Tight.”',
        observations: ['TEARS', 'WARMTH'],
        work,
        departure: null,
        settled: null,
      });
      expect(await save({ clientWords: null, observations: [], arrival: null })).toMatchObject({
        clientWords: null,
        observations: [],
        arrival: null,
        work,
      });
    });

    it('R11: the account of a breach cannot be taken back while the breach stands', async () => {
      const ines = await world().as('ines');
      const draft = await start('ines', 'Amal', 'SESSION_RESPONSE');
      const work = [
        { region: 'foot-left', modality: 'SWEDISH', pressureAsked: null, pressure: 1, minutes: 2 },
      ];
      const save = (expectedVersion: number, session: object) =>
        noteStep(ines, 'saveNoteDraft', { noteId: draft.id, expectedVersion, session });
      expect(await save(1, { work, breachAccount: 'Out of habit; stopped at once.' })).toMatchObject({
        version: 2,
      });
      expect(await save(2, { breachAccount: '' })).toMatchObject({
        __typename: 'ConsentProblem',
        regions: ['foot-left'],
      });
      expect(await readNote(ines, draft.id)).toMatchObject({
        breachAccount: 'Out of habit; stopped at once.',
        version: 2,
      });
    });

    it('knows the regions of the chart and no others', async () => {
      const ines = await world().as('ines');
      const draft = await start('ines', 'Jonah', 'SESSION_RESPONSE');
      const session = { work: [{ region: 'third-knee', modality: 'SWEDISH', pressure: 1, minutes: 5 }] };
      expect(
        await noteStep(ines, 'saveNoteDraft', { noteId: draft.id, expectedVersion: 1, session }),
      ).toMatchObject({
        __typename: 'InvalidInput',
        fields: [{ path: 'session.work.0.region' }],
      });
    });
  });

  describe('signing a session', () => {
    it('R11: wants boundaries confirmed and a stop signal agreed; short of that, the truth by an account', async () => {
      const consent = { ...sessionInput(await newestBoundaries('Jonah')).consent };
      for (const lacking of [{ confirmed: false }, { stopSignalAgreed: false }]) {
        const { sign } = await draftedSession({ consent: { ...consent, ...lacking } });
        expect(await sign()).toMatchObject({ __typename: 'ConsentProblem', regions: [] });
      }
      const told = await draftedSession({
        consent: { ...consent, stopSignalAgreed: false },
        breachAccount: 'I began without agreeing on a signal, and said so afterwards.',
      });
      expect(await told.sign()).toMatchObject({ state: 'SIGNED' });
    });

    it('R11, R16: signature and concern commit together or not at all', async () => {
      const { id, sign } = await draftedSession({ breachAccount: 'The client’s hair was touched.' });
      await world().rows('revoke insert on attune.distress_flag from attune_app');
      const answer = await (await world().as('ines')).send(
        'mutation Sign($input: SignNoteInput!) { signNote(input: $input) { __typename } }',
        { input: { noteId: id, expectedVersion: 2 } },
      );
      await world().rows('grant insert on attune.distress_flag to attune_app');
      expect(answer.errors).toHaveLength(1);
      expect(await readNote(await world().as('ines'), id)).toMatchObject({ state: 'DRAFT', version: 2 });
      expect(await sign()).toMatchObject({ state: 'SIGNED' });
      const flags = await world().rows('select level from attune.distress_flag where note_id = $1', [id]);
      expect(flags).toEqual([{ level: 'CONCERN' }]);
    });

    it('R11: holds the work against the boundaries as the client has changed them since', async () => {
      const jonah = await world().clientId('Jonah');
      const { sign } = await draftedSession();
      await world().rows(
        `insert into attune.boundaries
         select practice_id, client_id, version + 1, max_pressure, regions, draping, scent, talk, stop_signal, note, what_helps, now(), changed_by
         from attune.boundaries where client_id = $1 order by version desc limit 1`,
        [jonah],
      );
      expect(await sign()).toMatchObject({
        __typename: 'ConsentProblem',
        message: expect.stringContaining('boundaries'),
      });
    });

    it('R18: a hold that came after the session had begun does not reach back', async () => {
      const { sign } = await draftedSession({
        work: [{ region: 'upper-shoulder-left', modality: 'MYOFASCIAL', pressure: 2, minutes: 5 }],
      });
      await raiseFlag(await world().as('ines'), await world().clientId('Jonah'), { level: 'ALERT' });
      expect(await sign()).toMatchObject({ state: 'SIGNED' });
    });

    it('R14: a massage therapist sees which psychotherapists will read it', async () => {
      const readers = async (client: string) => {
        const draft = await start('ines', client, 'SESSION_RESPONSE');
        const { noteReaders } = await (await world().as('ines')).ask(
          'query Readers($id: ID!) { noteReaders(noteId: $id) { part readers } }',
          { id: draft.id },
        );
        return noteReaders;
      };
      expect(await readers('Amal')).toEqual([
        { part: 'Session response', readers: ['Ines Okafor', 'Amal Haddad', 'Dr Mara Lindqvist'] },
      ]);
      const amal = await world().clientId('Amal');
      const share = `update attune.sharing_consent set granted = $2
        where client_id = $1 and category = 'SESSION_RESPONSES' and discipline = 'PSYCHOTHERAPY'`;
      await world().rows(share, [amal, false]);
      expect(await readers('Amal')).toEqual([
        { part: 'Session response', readers: ['Ines Okafor', 'Amal Haddad'] },
      ]);
      await world().rows(share, [amal, true]);
    });

    it('R2: after the licence has run out, a session held before is still signed; a later one is not', async () => {
      const petra = await world().clientId('Petra');
      const contact = async (ben: Anything) => {
        const draft = await noteStep(ben, 'startNote', { clientId: petra, kind: 'CONTACT' });
        await noteStep(ben, 'saveNoteDraft', {
          noteId: draft.id,
          expectedVersion: 1,
          text: 'We talked about dates.',
        });
        return draft.id as string;
      };
      const before = await contact(await world().as('ben'));
      world().setTime(new Date(Date.now() + 30 * 86_400_000));
      const ben = await world().stranger().signIn(EMAILS.ben);
      const after = await contact(ben);
      const sign = (noteId: string) => noteStep(ben, 'signNote', { noteId, expectedVersion: 2 });
      expect(await sign(after)).toMatchObject({ __typename: 'ScopeOfPracticeProblem' });
      expect(await sign(before)).toMatchObject({ state: 'SIGNED' });
    });

    it('waits for nobody: more at once than there are connections, each with the password, all pass', async () => {
      const mara = await world().as('mara');
      const drafts = await Promise.all(
        Array.from({ length: 10 }, async () => {
          const draft = await start('mara', 'Jonah', 'CONTACT');
          await noteStep(mara, 'saveNoteDraft', { noteId: draft.id, expectedVersion: 1, text: 'A call.' });
          return draft.id as string;
        }),
      );
      const signed = await Promise.all(
        drafts.map((noteId) =>
          noteStep(mara, 'signNote', { noteId, expectedVersion: 2, password: 'demo-demo-demo' }),
        ),
      );
      expect(signed.map((note) => note.state)).toEqual(drafts.map(() => 'SIGNED'));
    });
  });

  it('ties a note to an appointment of this client with its author, and to no other', async () => {
    const appointments = async (client: string, member: string) =>
      world().rows<{ id: string }>(
        'select id from attune.appointment where client_id = $1 and member_id = $2 limit 1',
        [await world().clientId(client), await world().memberId(member)],
      );
    const [own] = await appointments('Jonah', 'Ines');
    const [other] = await appointments('Jonah', 'Mara');
    const missing = { __typename: 'InvalidInput', fields: [{ path: 'appointmentId' }] };
    expect(await start('ines', 'Jonah', 'SESSION_RESPONSE', { appointmentId: randomUUID() })).toMatchObject(
      missing,
    );
    if (own && other) {
      expect(await start('ines', 'Jonah', 'SESSION_RESPONSE', { appointmentId: own.id })).toMatchObject({
        appointment: { id: own.id },
      });
      expect(await start('ines', 'Jonah', 'SESSION_RESPONSE', { appointmentId: other.id })).toMatchObject(
        missing,
      );
      expect(await start('ines', 'Amal', 'SESSION_RESPONSE', { appointmentId: own.id })).toMatchObject(
        missing,
      );
    }
  });

  it('R12: every signature still fits its content', async () => {
    await (await draftedSession()).sign();
    await progressNote(await world().as('mara'), await world().clientId('Jonah'), { teamSummary: 'Steady.' });
    const rows = await world().rows<NoteRow>(
      `select ${NOTE_COLUMNS} from ${NOTE_TABLES} where n.signed_at is not null`,
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      expect([row.id, contentHash(signedParts(row)).toString('hex')]).toEqual([row.id, row.contentHash]);
    }
  });

  it('R13: opens many process notes with the key asked for once', async () => {
    const mara = await world().as('mara');
    const petra = await world().clientId('Petra');
    const statements = async () => {
      const before = traffic.statements;
      const { notes } = await notesOf(mara, petra, ['PROCESS']);
      return [traffic.statements - before, notes.edges.length];
    };
    await start('mara', 'Petra', 'PROCESS');
    await statements();
    const [few, one] = await statements();
    for (let more = 0; more < 5; more += 1) await start('mara', 'Petra', 'PROCESS');
    const [many, six] = await statements();
    expect(six).toBe((one ?? 0) + 5);
    expect(many).toBe(few);
  });

  it('R26: a process note leaves nothing in the audit that tells of its kind', async () => {
    const draft = await start('mara', 'Jonah', 'PROCESS');
    const rows = await world().rows<{ action: string }>(
      'select action from attune.audit_event where subject_id = $1',
      [draft.id],
    );
    expect(rows).toEqual([{ action: 'note.start' }]);
  });
});
