import { describe, expect, it } from '@jest/globals';
import { traffic } from '../../src/platform/database/index.ts';
import { type DemoName, fingerprint, useWorld } from '../harness/index.ts';
import { noteStep, progressNote, readNote, sessionInput } from '../harness/operations/clinical-notes.ts';
import { raiseFlag } from '../harness/operations/distress-flags.ts';

const _SECRET = 'Countertransference about the harbour wall';

describe('clinical notes of sessions', () => {
  const world = useWorld();
  const boundariesVersion = async (clientId: string) => {
    const [row] = await world().rows<{ version: number }>(
      'select max(version)::int as version from attune.boundaries where client_id = $1',
      [clientId],
    );
    return row?.version ?? 0;
  };
  /** Ines's draft for a client, saved with these parts. */
  const response = async (name: string, changes: object = {}) => {
    const [ines, clientId] = [await world().as('ines'), await world().clientId(name)];
    const draft = await noteStep(ines, 'startNote', { clientId, kind: 'SESSION_RESPONSE' });
    const session = sessionInput(await boundariesVersion(clientId), changes);
    const saved = await noteStep(ines, 'saveNoteDraft', {
      noteId: draft.id,
      expectedVersion: draft.version,
      session,
    });
    return {
      draft,
      saved,
      sign: () => noteStep(ines, 'signNote', { noteId: draft.id, expectedVersion: saved.version }),
    };
  };

  describe('a session response', () => {
    it('is logged, signed, and read by client, bodyworkers and the psychotherapists with whom it is shared', async () => {
      const { sign } = await response('Amal');
      const note = await sign();
      expect(note).toMatchObject({
        __typename: 'SessionResponse',
        state: 'SIGNED',
        settled: true,
        arrival: { distress: 5, arousal: 1 },
      });
      for (const name of ['amal', 'mara'] as const) {
        expect(await readNote(await world().as(name), note.id)).toMatchObject({ departure: { distress: 3 } });
      }
      for (const name of ['rowan', 'ben', 'tomas'] as const) {
        expect(await readNote(await world().as(name), note.id)).toBeNull();
      }
    });

    it('R11: does not take a region that the client refuses, nor more pressure, nor an unasked one', async () => {
      const work = (region: string, pressure = 1) => ({
        work: [{ region, modality: 'SWEDISH', pressure, minutes: 5 }],
      });
      for (const [changes, regions] of [
        [work('foot-left'), ['foot-left']],
        [work('buttock-right'), ['buttock-right']],
        [work('neck'), ['neck']],
        [work('upper-shoulder-left', 3), ['upper-shoulder-left']],
        [work('perineum'), ['perineum']],
      ] as const) {
        const { saved, draft } = await response('Amal', changes);
        expect(saved).toMatchObject({ __typename: 'ConsentProblem', code: 'CONSENT', regions });
        expect(await readNote(await world().as('ines'), draft.id)).toMatchObject({ work: [], version: 1 });
      }
    });

    it('R11: takes a region that is asked first when it was agreed to today', async () => {
      const amal = await world().clientId('Amal');
      const consent = {
        boundariesVersion: await boundariesVersion(amal),
        confirmed: true,
        regionsAgreedToday: ['neck'],
        draping: 'Standard',
        stopSignalAgreed: true,
      };
      const { sign } = await response('Amal', {
        consent,
        work: [{ region: 'neck', modality: 'SWEDISH', pressure: 1, minutes: 5 }],
      });
      expect(await sign()).toMatchObject({ state: 'SIGNED' });
    });

    it('R11: is not signed without the consent check of the day, over the boundaries as they are', async () => {
      const unconfirmed = await response('Jonah', { consent: null });
      expect(await unconfirmed.sign()).toMatchObject({
        __typename: 'InvalidInput',
        fields: [{ path: 'session.consent' }],
      });
      const old = { boundariesVersion: 0, confirmed: true, draping: 'Standard', stopSignalAgreed: true };
      expect(await (await response('Jonah', { consent: old })).sign()).toMatchObject({
        __typename: 'ConsentProblem',
      });
    });

    it('R11: tells the truth by the account of a breach, which raises a concern by itself', async () => {
      const amal = await world().clientId('Amal');
      const { saved, draft, sign } = await response('Amal', {
        work: [{ region: 'foot-left', modality: 'SWEDISH', pressure: 1, minutes: 2 }],
        breachAccount: 'I touched the left foot out of habit, stopped at once and said so.',
      });
      expect(saved.__typename).toBe('SessionResponse');
      expect(await sign()).toMatchObject({ state: 'SIGNED' });
      const flags = await world().rows<{ level: string; source: string }>(
        'select level, source from attune.distress_flag where client_id = $1 and note_id = $2',
        [amal, draft.id],
      );
      expect(flags).toEqual([{ level: 'CONCERN', source: 'RULE' }]);
    });

    it('R3: takes no modality without its training', async () => {
      const { sign } = await response('Jonah', {
        work: [{ region: 'upper-shoulder-left', modality: 'TRE', pressure: 0, minutes: 5 }],
      });
      expect(await sign()).toMatchObject({ __typename: 'ScopeOfPracticeProblem', requiredTraining: 'TRE' });
    });

    it('R15: asks for a flag when the client leaves worse, or for the reason of none', async () => {
      const worse = { departure: { distress: 8, arousal: 2, pain: 2, tension: 5 } };
      const refused = await (await response('Jonah', worse)).sign();
      expect(refused).toMatchObject({
        __typename: 'InvalidInput',
        fields: [{ path: 'session.noFlagReason' }],
      });
      const reasoned = await response('Jonah', {
        ...worse,
        noFlagReason: 'Said so in the session; is met by a friend.',
      });
      expect(await reasoned.sign()).toMatchObject({ state: 'SIGNED' });
      const flagged = await response('Jonah', worse);
      await raiseFlag(await world().as('ines'), await world().clientId('Jonah'), {
        level: 'NOTICE',
        noteId: flagged.draft.id,
      });
      expect(await flagged.sign()).toMatchObject({ state: 'SIGNED' });
    });

    it('R18: is not signed for work under a hold that was on before', async () => {
      const jonah = await world().clientId('Jonah');
      await raiseFlag(await world().as('ines'), jonah, { level: 'ALERT' });
      const deep = {
        work: [{ region: 'upper-shoulder-left', modality: 'MYOFASCIAL', pressure: 2, minutes: 5 }],
      };
      expect(await (await response('Jonah', deep)).sign()).toMatchObject({
        __typename: 'HoldProblem',
        hold: 'DEEP_WORK',
      });
      expect(await (await response('Jonah')).sign()).toMatchObject({ state: 'SIGNED' });
    });

    it('says one sentence for each part that is missing', async () => {
      const { sign } = await response('Jonah', {
        arrival: null,
        departure: null,
        settled: null,
        ending: null,
      });
      const { fields } = await sign();
      expect(fields.map((field: { path: string }) => field.path)).toEqual([
        'session.arrival',
        'session.departure',
        'session.settled',
        'session.ending',
      ]);
    });
  });

  it('refuses who may not write: the kind belongs to the discipline', async () => {
    const jonah = await world().clientId('Jonah');
    const tries = async (name: DemoName, kind: string) =>
      (await noteStep(await world().as(name), 'startNote', { clientId: jonah, kind })).__typename;
    expect(await tries('ines', 'PROGRESS')).toBe('Forbidden');
    expect(await tries('ines', 'PROCESS')).toBe('Forbidden');
    expect(await tries('mara', 'SESSION_RESPONSE')).toBe('Forbidden');
    expect(await tries('ines', 'CONTACT')).toBe('ContactNote');
    expect(await tries('jonah', 'CONTACT')).toBe('Forbidden');
    for (const name of ['tomas', 'ben', 'vera'] as const) {
      expect(await tries(name, 'CONTACT')).toBe('NotFound');
    }
  });

  it('R4: an author who has left the team keeps what they signed', async () => {
    const [ines, jonah] = [await world().as('ines'), await world().clientId('Jonah')];
    const note = await (await response('Jonah')).sign();
    const place = `update attune.care_team_member set state = $1, ended_at = $2 where client_id = '${jonah}' and discipline = 'MASSAGE' and member_id = '${await world().memberId('Ines')}'`;
    await world().rows(place, ['ENDED', new Date()]);
    try {
      expect(await readNote(ines, note.id)).toMatchObject({ id: note.id, state: 'SIGNED' });
      expect(
        (await ines.ask('query C($id: ID!) { client(id: $id) { name } }', { id: jonah })).client,
      ).toBeNull();
    } finally {
      await world().rows(place, ['ACTIVE', null]);
    }
  });

  it('refuses text that cannot be kept, and changes nothing', async () => {
    const [mara, jonah] = [await world().as('mara'), await world().clientId('Jonah')];
    const draft = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROGRESS' });
    const before = await fingerprint(world());
    for (const text of ['a\u0000b', 'a\ud800', 'x'.repeat(20_001)]) {
      const answer = await noteStep(mara, 'saveNoteDraft', { noteId: draft.id, expectedVersion: 1, text });
      expect(answer.__typename).toBe('InvalidInput');
    }
    expect(await fingerprint(world())).toEqual(before);
  });

  it('reads a list in as many statements however long it is', async () => {
    const [ines, jonah] = [await world().as('ines'), await world().clientId('Jonah')];
    const [appointment] = await world().rows<{ id: string }>(
      'select id from attune.appointment where client_id = $1 and member_id = $2 limit 1',
      [jonah, await world().memberId('Ines')],
    );
    // The newest note points at all that a note can point at, so that a short list asks for as much as a long one.
    await noteStep(ines, 'startNote', {
      clientId: jonah,
      kind: 'SESSION_RESPONSE',
      appointmentId: appointment?.id,
    });
    const statements = async (first: number) => {
      const query = `query Notes($id: ID!, $first: Int!) { client(id: $id) { notes(first: $first) { edges { node {
        id author { name } addenda { text author { name } }
        ... on ProgressNote { teamSummary { __typename } } ... on SessionResponse { appointment { id } work { region } } } } } } }`;
      await ines.ask(query, { id: jonah, first });
      const before = traffic.statements;
      await ines.ask(query, { id: jonah, first });
      return traffic.statements - before;
    };
    expect(await statements(20)).toBe(await statements(2));
  });

  it('R26: leaves one row for opening a note, with its classes', async () => {
    const [ines, jonah] = [await world().as('ines'), await world().clientId('Jonah')];
    const note = await progressNote(await world().as('mara'), jonah, { teamSummary: 'Steady.' });
    const [start] = await world().rows<{ at: string }>('select clock_timestamp()::text as at');
    await ines.ask('query Read($id: ID!) { note(id: $id) { id client { name } } }', { id: note.id });
    const rows = await world().rows(
      'select action, role, field_classes from attune.audit_event where at > $1::timestamptz',
      [start?.at],
    );
    expect(rows).toEqual([
      { action: 'note.read', role: 'MASSAGE_THERAPIST', field_classes: ['IDENTITY', 'NOTES'] },
    ]);
  });
});
