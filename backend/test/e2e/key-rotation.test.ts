import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/platform/config/index.ts';
import { PracticeKeys, rotateKeys } from '../../src/platform/crypto/index.ts';
import { useWorld, withClient } from '../harness/index.ts';
import { noteStep } from '../harness/operations/clinical-notes.ts';
import type { Person } from '../harness/person.ts';

const OLD = loadConfig({ DATABASE_URL: 'postgres://nobody@127.0.0.1/none' }).masterKey;
const NEW = Buffer.alloc(32, 'another master key');
const READ =
  'query Read($id: ID!) { note(id: $id) { ... on ProcessNote { body { ... on NoteText { text } } } } }';

describe('the rotation of keys', () => {
  // As in the midst of a rotation: servers know the new key and the one before.
  const world = useWorld({ masterKey: NEW, previousMasterKey: OLD });

  const rotate = (rotation: { master: Buffer; previous: Buffer | null; newDataKeys: boolean }) =>
    withClient(world().database.adminUrl, async (client) => {
      await client.query('set role attune_owner');
      return rotateKeys(client, rotation);
    });
  const keys = () =>
    world().rows<{ practice_id: string; version: number; wrapped: Buffer }>(
      'select practice_id, version, wrapped from attune.practice_key order by practice_id, version',
    );
  /** A signed process note of Mara's. */
  const write = async (mara: Person, text: string): Promise<string> => {
    const { id } = await noteStep(mara, 'startNote', {
      clientId: await world().clientId('Jonah'),
      kind: 'PROCESS',
    });
    await noteStep(mara, 'saveNoteDraft', { noteId: id, expectedVersion: 1, text });
    await noteStep(mara, 'signNote', { noteId: id, expectedVersion: 2 });
    return id;
  };
  const textOf = async (mara: Person, id: string): Promise<string> => {
    const answer = await mara.send<{ note: { body: { text: string } } }>(READ, { id });
    return answer.data?.note.body.text ?? answer.errors?.[0]?.extensions.code ?? '';
  };
  /** Whether a server that knows these master keys alone could open every data key. */
  const opens = async (masterKey: Buffer): Promise<boolean> => {
    const alone = new PracticeKeys({ ...world().database.config, masterKey, previousMasterKey: null });
    const sealed = await world().rows<{ id: string; key_version: number; sealed: Buffer }>(
      'select note_id as id, key_version, sealed from attune.process_note_text',
    );
    const rows = await keys();
    try {
      for (const one of sealed) {
        const ask = async () => rows.filter(({ version }) => version === one.key_version);
        await alone.open(ask as never, one.id, { keyVersion: one.key_version, sealed: one.sealed });
      }
      return sealed.length > 0;
    } catch {
      return false;
    }
  };

  it('refuses and changes nothing when a key opens with no master key that is set', async () => {
    const mara = await world().as('mara');
    await world().rows(`delete from attune.practice_key k where not exists (
      select 1 from attune.process_note_text p where p.practice_id = k.practice_id)`);
    await write(mara, 'Before everything.');
    const before = await keys();
    expect(before.length).toBeGreaterThan(0);
    const stranger = Buffer.alloc(32, 'nobody knows this one');
    await expect(rotate({ master: stranger, previous: null, newDataKeys: true })).rejects.toThrow(
      'opens with no master key',
    );
    expect(await keys()).toEqual(before);
  });

  it('wraps every data key anew, so that the old master key opens nothing more, and the texts stay', async () => {
    const mara = await world().as('mara');
    // What the demo wrote was wrapped by the old key, and servers in the midst of it read both.
    await rotate({ master: OLD, previous: NEW, newDataKeys: false });
    const id = await write(mara, 'Under the old key.');
    expect(await opens(OLD)).toBe(true);
    const count = (await keys()).length;
    expect(await rotate({ master: NEW, previous: OLD, newDataKeys: false })).toEqual({
      rewrapped: count,
      untouched: 0,
      made: 0,
    });
    expect(await opens(OLD)).toBe(false);
    expect(await opens(NEW)).toBe(true);
    expect(await textOf(mara, id)).toBe('Under the old key.');
    expect(await rotate({ master: NEW, previous: null, newDataKeys: false })).toEqual({
      rewrapped: 0,
      untouched: count,
      made: 0,
    });
  });

  it('makes new data keys for what is written from then on, and opens what the old ones sealed', async () => {
    const mara = await world().as('mara');
    const before = await write(mara, 'With the first data key.');
    await rotate({ master: NEW, previous: OLD, newDataKeys: true });
    const after = await write(mara, 'With the second data key.');
    const versions = await world().rows<{ note_id: string; key_version: number }>(
      'select note_id, key_version from attune.process_note_text where note_id = any ($1)',
      [[before, after]],
    );
    const versionOf = (id: string) => versions.find((row) => row.note_id === id)?.key_version ?? 0;
    expect(versionOf(after)).toBe(versionOf(before) + 1);
    expect(await textOf(mara, before)).toBe('With the first data key.');
    expect(await textOf(mara, after)).toBe('With the second data key.');
  });
});
