import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import { rewrite } from '../harness/operations/scheduling.ts';
import { deleteRecovery, heavySessions, keepRecovery, recoveryLog } from '../harness/operations/self-care.ts';

const SECRET = 'The harbour wall came up again and I was tired';
const EVERYBODY_ELSE = ['mara', 'tomas', 'ben', 'rowan', 'jonah', 'amal', 'vera', 'elmOwner'] as const;
const IN_ELM: readonly DemoName[] = ['vera', 'elmOwner'];

describe('what is a practitioner’s own', () => {
  const world = useWorld();
  const input = (more: object = {}) => ({ heaviness: 7, helped: ['WALK', 'BOOK'], note: SECRET, ...more });

  it('keeps an entry once for a key, sealed, and opens it to its owner', async () => {
    const ines = await world().as('ines');
    const idempotencyKey = randomUUID();
    const kept = await keepRecovery(ines, input({ idempotencyKey }));
    expect(kept).toMatchObject({
      __typename: 'RecoveryEntry',
      heaviness: 7,
      helped: ['WALK', 'BOOK'],
      note: SECRET,
    });
    expect(await keepRecovery(ines, input({ idempotencyKey }))).toEqual(kept);
    expect((await recoveryLog(ines)).filter(({ note }) => note === SECRET)).toHaveLength(1);
    const [row] = await world().rows<Anything>('select * from attune.recovery_entry where id = $1', [
      kept.id,
    ]);
    expect(row.sealed).toBeInstanceOf(Buffer);
    expect(row.sealed.toString('utf8')).not.toContain('harbour');
    const plain = await keepRecovery(ines, { heaviness: 2, helped: [] });
    expect(plain).toMatchObject({ note: null, helped: [] });
    expect(await keepRecovery(ines, input({ heaviness: 11 }))).toMatchObject({ __typename: 'InvalidInput' });
    await expect(
      world().rows(`update attune.recovery_entry set helped = '{RUNNING}' where id = $1`, [plain.id]),
    ).rejects.toThrow('recovery_entry_helped_check');
  });

  it('is nobody else’s: not a colleague’s, the owner’s, a client’s or another practice’s, over HTTP or in SQL', async () => {
    const ines = await world().as('ines');
    const [entry] = (await recoveryLog(ines)).filter(({ note }) => note === SECRET);
    for (const name of EVERYBODY_ELSE) {
      const person = await world().as(name);
      const answer = await person.send('query Log { recoveryLog { id note } }');
      expect([name, JSON.stringify(answer).includes(entry.id)]).toEqual([name, false]);
      expect([name, JSON.stringify(answer).includes('harbour')]).toEqual([name, false]);
      const deleted = await person.send(
        'mutation Delete($input: DeleteRecoveryInput!) { deleteRecovery(input: $input) { __typename } }',
        { input: { id: entry.id } },
      );
      expect(['NotFound', 'Forbidden', undefined]).toContain(deleted.data?.deleteRecovery?.__typename);
      const practice = IN_ELM.includes(name) ? 'Elm' : 'Harbour';
      const [seen, gone] = await asActor(
        world(),
        name,
        async (query) => [
          (
            await query(
              'select 1 from attune.recovery_entry where member_id <> attune.member_id() or attune.member_id() is null',
            )
          ).rowCount,
          (await query<{ gone: boolean }>('select attune.delete_recovery_entry($1) as gone', [entry.id]))
            .rows[0]?.gone,
        ],
        practice,
      );
      expect([name, seen, gone]).toEqual([name, 0, false]);
    }
    expect((await recoveryLog(ines)).map(({ id }) => id)).toContain(entry.id);
  });

  it('cannot be written for somebody else, changed, or written by who treats nobody', async () => {
    const tomas = await world().memberId('Tomas');
    const insert = (member: string) =>
      `insert into attune.recovery_entry (practice_id, id, member_id, at, heaviness, helped)
       values (attune.practice_id(), gen_random_uuid(), ${member}, now(), 5, '{}')`;
    const tries: readonly (readonly [DemoName, string])[] = [
      ['ines', insert(`'${tomas}'`)],
      ['rowan', insert('attune.member_id()')],
      ['jonah', insert('attune.member_id()')],
      ['ines', 'update attune.recovery_entry set heaviness = 1'],
      ['ines', 'delete from attune.recovery_entry'],
    ];
    for (const [name, text] of tries) {
      await expect(asActor(world(), name, (query) => query(text))).rejects.toThrow(
        /row-level security|permission denied|null value/,
      );
    }
    const answer = await (await world().as('rowan')).send('{ recoveryLog { id } heavySessions { endedAt } }');
    expect(answer.errors?.length).toBeGreaterThan(0);
  });

  it('leaves nothing in the audit, in a search, or in what is remembered of a request', async () => {
    const ines = await world().as('ines');
    const count = async () =>
      (await world().rows<{ n: number }>('select count(*)::int as n from attune.audit_event'))[0]?.n;
    const before = await count();
    const idempotencyKey = randomUUID();
    const kept = await keepRecovery(ines, input({ idempotencyKey }));
    await recoveryLog(ines);
    expect((await deleteRecovery(ines, kept.id)).__typename).toBe('RecoveryDeleted');
    expect(await count()).toBe(before);
    const keys = await world().rows<{ hash: string }>(
      `select encode(input_hash, 'hex') as hash from attune.idempotency_key where operation = 'keepRecovery'`,
    );
    // Whatever was written, the same is remembered.
    expect(new Set(keys.map(({ hash }) => hash)).size).toBe(1);
    const traces = await world().rows<{ text: string }>(
      `select row_to_json(a)::text as text from attune.audit_event a where ground <> 'REFUSED'`,
    );
    expect(traces.filter(({ text }) => /recovery|selfCare/i.test(text))).toEqual([]);
  });

  it('is deleted for good by its owner, once', async () => {
    const ines = await world().as('ines');
    const kept = await keepRecovery(ines, input());
    expect(await deleteRecovery(ines, kept.id)).toEqual({ __typename: 'RecoveryDeleted', id: kept.id });
    expect((await deleteRecovery(ines, kept.id)).__typename).toBe('NotFound');
    expect(await world().rows('select 1 from attune.recovery_entry where id = $1', [kept.id])).toEqual([]);
  });

  it('offers an exercise after a session that was heavy by what it was, by rising distress, or for a flag', async () => {
    const ines = await world().as('ines');
    const [visit] = await world().rows<{ id: string; note: string }>(
      `select a.id, n.id as note from attune.appointment a
       join attune.note n on n.practice_id = a.practice_id and n.appointment_id = a.id and n.kind = 'SESSION_RESPONSE'
       where a.member_id = $1 and a.state = 'FULFILLED' order by a.starts_at limit 1`,
      [await world().memberId('Ines')],
    );
    const set = (kind: string, departure: number, endedHoursAgo = 1) =>
      rewrite(world(), [
        [
          `update attune.appointment set starts_at = now() - make_interval(hours => $2 + 1), ends_at = now() - make_interval(hours => $2),
             busy = tstzrange(now() - make_interval(hours => $2 + 1), now() - make_interval(hours => $2))
           where id = $1`,
          [visit?.id, endedHoursAgo],
        ],
        ['update attune.appointment_service set class = $2 where appointment_id = $1', [visit?.id, kind]],
        [
          'update attune.session_response set arrival_distress = 3, departure_distress = $2 where note_id = $1',
          [visit?.note, departure],
        ],
      ]);
    const offered = async () =>
      (await heavySessions(ines)).some(({ appointmentId }: Anything) => appointmentId === visit?.id);
    await set('BODYWORK_GENTLE', 5);
    expect(await offered()).toBe(false);
    await set('BODYWORK_GENTLE', 6);
    expect(await offered()).toBe(true);
    await set('BODYWORK_DEEP', 2);
    expect(await offered()).toBe(true);
    await set('BODYWORK_DEEP', 2, 13);
    expect(await offered()).toBe(false);
    await set('BODYWORK_GENTLE', 2);
    expect(await offered()).toBe(false);
    await rewrite(world(), [
      [
        `update attune.distress_flag f set appointment_id = a.id, client_id = a.client_id from attune.appointment a
         where a.id = $1 and f.id = (select id from attune.distress_flag order by raised_at limit 1)`,
        [visit?.id],
      ],
    ]);
    expect(await offered()).toBe(true);
    // Nobody else's, and nothing of whose it was.
    expect((await heavySessions(await world().as('ben'))).map((one) => one.appointmentId)).not.toContain(
      visit?.id,
    );
  });
});
