import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { NoticeMissedCheckIns } from '../../src/modules/measures/jobs/notice-missed-check-ins.ts';
import { PG_TYPES } from '../../src/platform/database/pg-types.ts';
import { useWorld } from '../harness/index.ts';
import { noteStep, sessionInput } from '../harness/operations/clinical-notes.ts';
import { raiseFlag } from '../harness/operations/distress-flags.ts';
import { checkIn, clearAnswers, flagsByRule } from '../harness/operations/measures.ts';
import { rewrite } from '../harness/operations/scheduling.ts';

describe('rules that raise flags from sessions, and from silence', () => {
  const world = useWorld();
  let jonah: string;
  const NOON = new Date('2026-03-10T12:00:00Z');

  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
  });
  beforeEach(async () => {
    world().setTime(NOON);
    await clearAnswers(world());
  });

  const flags = () => flagsByRule(world(), jonah);

  describe('R15: a session that is signed', () => {
    let boundaries = 0;
    beforeAll(async () => {
      const [row] = await world().rows<{ version: number }>(
        'select max(version) as version from attune.boundaries where client_id = $1',
        [jonah],
      );
      boundaries = row?.version ?? 0;
    });
    beforeEach(() => world().setTime(null));

    const sign = async (changes: object, flag = false) => {
      const ines = await world().as('ines');
      const draft = await noteStep(ines, 'startNote', { clientId: jonah, kind: 'SESSION_RESPONSE' });
      const saved = await noteStep(ines, 'saveNoteDraft', {
        noteId: draft.id,
        expectedVersion: 1,
        session: sessionInput(boundaries, changes),
      });
      if (flag) {
        await raiseFlag(ines, jonah, { level: 'CONCERN', noteId: draft.id });
      }
      const signed = await noteStep(ines, 'signNote', { noteId: draft.id, expectedVersion: saved.version });
      expect(signed.state).toBe('SIGNED');
      return signed.id;
    };
    const worse = { departure: { distress: 8, arousal: 1, pain: 2, tension: 6 } };

    it('raises one CONCERN for what was seen, about this session', async () => {
      const noteId = await sign({ observations: ['GOING_AWAY', 'TEARS'], ending: 'ENDED_BY_CLIENT' });
      expect(await flags()).toEqual([
        {
          level: 'CONCERN',
          hold: 'NONE',
          cause: `session:${noteId}`,
          noteId,
          reason: 'Going away was seen in the session. The client ended the session.',
        },
      ]);
    });

    it('an emotional response by itself raises nothing: it is normal', async () => {
      await sign({
        observations: ['TREMBLING', 'TEARS', 'STARTLE', 'NUMBNESS', 'BREATHING_HELD'],
        emotionalResponse: ['SADNESS', 'FEAR', 'ANGER', 'NUMBNESS', 'PAUSED', 'GROUNDED', 'STOPPED'],
      });
      expect(await flags()).toEqual([]);
    });

    it('the therapist’s judgement counts: a flag of their own settles it, a reason settles the rise alone', async () => {
      await sign({ ...worse, observations: ['GOING_AWAY'] }, true);
      await sign({ ...worse, noFlagReason: 'He told me of his brother; he is with his sister tonight.' });
      expect(await flags()).toEqual([]);
      await sign({ ...worse, observations: ['GOING_AWAY'], noFlagReason: 'He was tired.' });
      expect((await flags()).map(({ reason }) => reason)).toEqual(['Going away was seen in the session.']);
    });
  });

  describe('planned check-ins that do not come', () => {
    const TASK = 'missed-check-ins';
    /** Three workers look at the same moment, each as the worker does it. */
    const look = async () => {
      const pool = new pg.Pool({
        connectionString: world().database.config.workerDatabaseUrl,
        types: PG_TYPES,
        max: 3,
      });
      try {
        await Promise.all(
          Array.from({ length: 3 }, async () => {
            const client = await pool.connect();
            try {
              await client.query('begin');
              await world().app.get(NoticeMissedCheckIns).look(client);
              await client.query('commit');
            } finally {
              client.release();
            }
          }),
        );
      } finally {
        await pool.end();
      }
    };
    const planned = (startsOn: string) =>
      rewrite(world(), [
        ['delete from attune.check_in_rhythm', []],
        [
          `insert into attune.check_in_rhythm (practice_id, client_id, every_days, starts_on, set_by, set_at)
           select practice_id, id, 1, $2, user_id, now() from attune.client where id = $1`,
          [jonah, startsOn],
        ],
      ]);

    it(`are told of once for each silence, by whichever of three workers (${TASK})`, async () => {
      await planned('2026-03-09');
      await look();
      expect(await flags()).toEqual([]);
      await planned('2026-03-08');
      await look();
      await look();
      expect(await flags()).toEqual([
        expect.objectContaining({
          level: 'NOTICE',
          hold: 'NONE',
          reason: '2 planned check-ins running were missed.',
        }),
      ]);
      const jobs = await world().rows(
        `select 1 from pgboss.job where name = 'distress-flag-raised' and data ->> 'clientId' = $1`,
        [jonah],
      );
      expect(jobs).toHaveLength(1);
      expect(
        await world().rows(
          `select e.kind, e.actor_name, a.ground from attune.flag_event e
           join attune.audit_event a on a.practice_id = e.practice_id and a.subject_id = e.flag_id`,
        ),
      ).toEqual([{ kind: 'RAISED', actor_name: 'Attune', ground: 'SYSTEM' }]);
      // A check-in ends the silence; the next one is another.
      await checkIn(await world().as('jonah'), { distress: 3, at: '2026-03-10T11:00:00Z' });
      world().setTime(new Date('2026-03-13T12:00:00Z'));
      await look();
      expect(await flags()).toHaveLength(2);
    });

    it('the worker raises nothing but that, and reads nothing of what was said', async () => {
      const client = new pg.Client({ connectionString: world().database.config.workerDatabaseUrl });
      await client.connect();
      try {
        for (const table of [
          'check_in',
          'check_in_detail',
          'measure_response',
          'measure_answer',
          'flag_guidance',
          'flag_conditions',
        ]) {
          await expect(client.query(`select * from attune.${table}`)).rejects.toMatchObject({
            code: '42501',
          });
        }
        for (const [level, cause] of [
          ['CRISIS', 'check-ins-missed:x'],
          ['NOTICE', 'self-harm:x'],
        ]) {
          await expect(
            client.query('select attune.raise_missed_check_ins(gen_random_uuid(), $1, $2, $3, $4, now())', [
              jonah,
              level,
              'said',
              cause,
            ]),
          ).rejects.toMatchObject({ code: '42501' });
        }
      } finally {
        await client.end();
      }
    });
  });
});
