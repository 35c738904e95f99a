import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { NOTIFICATION_KINDS } from '@attune/shared';
import { Notifier } from '../../src/modules/notifications/index.ts';
import { DemoMailbox, type ReceivedMail } from '../../src/platform/mail/index.ts';
import { asActor, asWorker, type DemoName, EMAILS, until, untilIdle, useWorld } from '../harness/index.ts';
import { askForSupport, raiseFlag } from '../harness/operations/distress-flags.ts';
import {
  choose,
  CHOICES,
  deliveriesOf,
  toldSince,
  userId,
  whileAllStands,
} from '../harness/operations/notifications.ts';

/** Words that tell of health, of what happened, or how bad it is. */
const HEALTH =
  /distress|flag|crisis|alert|concern|hold|trauma|therap|massage|body|session|emergenc|boundar|plan|appointment|support|correct|record|care|client|urgent/i;
const HEADERS_OF_THE_WAY = /^(To|Date|Message-ID|Content-[\w-]+|MIME-Version):.*(\r?\n[ \t].*)*/gim;

describe('mails', () => {
  const world = useWorld({ worker: 'in-process', publicUrl: 'https://attune.example.org/' });
  const inbox = () => world().app.get(DemoMailbox).mails;
  const to = (name: DemoName) => inbox().filter((mail) => mail.to === EMAILS[name]);

  /** Tells somebody of something as a job would, and waits until it went out. @returns what it is about. */
  const tell = async (name: DemoName, message: object = {}) => {
    const subjectId = randomUUID();
    const person = await userId(world(), name);
    await asWorker(world(), (client, practiceId) =>
      world()
        .app.get(Notifier)
        .tell(client, [person], { practiceId, kind: 'HANDOFF', subjectId, clientId: null, ...message }),
    );
    await untilIdle(world());
    return subjectId;
  };
  const went = async (name: DemoName, subjectId: string) =>
    deliveriesOf(world(), subjectId, await userId(world(), name));

  beforeEach(async () => {
    await untilIdle(world());
    await world().rows('delete from attune.quiet_hours; delete from attune.notification_choice');
    world().setTime(null);
  });

  it('a flag that is raised is told by mail, in the demo’s inbox too, and leads to the bell’s page', async () => {
    const since = new Date().toISOString();
    const jonah = await world().clientId('Jonah');
    await raiseFlag(await world().as('ines'), jonah, { level: 'NOTICE' });
    await until(async () => to('mara').length > 0);
    const [{ id }] = (await world().rows<{ id: string }>(
      `select id from attune.notification where at >= $1 and kind = 'DISTRESS_FLAG_RAISED'`,
      [since],
    )) as [{ id: string }];
    const [mail] = to('mara');
    expect(mail).toMatchObject({
      subject: 'There is something to read in Attune',
      from: '"Harbour Trauma & Bodywork" <attune@example.org>',
    });
    expect(mail?.text).toContain(`https://attune.example.org/notices/${id}`);
    expect(mail?.text).toContain('https://attune.example.org/account');
    const page = await fetch(`${world().url}/dev/mail`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain(`href="https://attune.example.org/notices/${id}"`);
    const list = (await (await fetch(`${world().url}/dev/mail.json`)).json()) as ReceivedMail[];
    expect(list[0]?.raw).toContain('Subject: There is something to read in Attune');
    const mara = await world().as('mara');
    const { notification } = await mara.ask(
      'query N($id: ID!) { notification(id: $id) { kind urgent aboutViewer deliveries { channel state } } }',
      { id },
    );
    expect(notification).toEqual({
      kind: 'DISTRESS_FLAG_RAISED',
      urgent: false,
      aboutViewer: false,
      deliveries: [{ channel: 'MAIL', state: 'SENT' }],
    });
    expect(
      (await (await world().as('ines')).ask('query N($id: ID!) { notification(id: $id) { kind } }', { id }))
        .notification,
    ).toBeNull();
  });

  it('R28: no mail of any kind says what happened, of whom or how bad: its bytes are the same for all', async () => {
    const people = await world().rows<{ name: string; email: string }>(
      `select name, '' as email from attune.client union select name, email from attune.app_user
       union select name, '' from attune.member`,
    );
    const names = new Set(people.flatMap(({ name }) => name.split(' ')).filter((word) => word.length > 3));
    const told: string[] = [];
    const clientId = await world().clientId('Amal');
    await whileAllStands(world(), async () => {
      for (const kind of NOTIFICATION_KINDS) {
        for (const urgency of ['NORMAL', 'CRISIS'] as const) {
          const occasion = 'step 2 CRISIS for Amal Haddad';
          told.push(await tell('amal', { kind, urgency, clientId, occasion }));
        }
      }
    });
    told.push(await tell('mara', { kind: 'DISTRESS_FLAG_RAISED', urgency: 'CRISIS' }));
    // Reminders of the demo's own appointments may fall due meanwhile.
    const notices = await world().rows<{ id: string }>(
      'select id from attune.notification where subject_id = any ($1::uuid[])',
      [told],
    );
    const mails = inbox().filter(({ text }) => notices.some(({ id }) => text.includes(`/notices/${id}`)));
    expect(mails).toHaveLength(NOTIFICATION_KINDS.length * 2 + 1);
    const shapes = new Set<string>();
    for (const { raw, text, html, from } of mails) {
      // The name of the practice, which says what it treats, goes to those who work there alone.
      const bytes = (raw + text + html + from)
        .replaceAll(HEADERS_OF_THE_WAY, '')
        .replaceAll(/<\/?body/g, '')
        .replaceAll(/Harbour Trauma &(amp;)? Bodywork/g, 'PRACTICE');
      for (const name of names) {
        expect({ name, found: bytes.includes(name) && name !== 'Harbour' }).toEqual({ name, found: false });
      }
      expect(bytes.match(HEALTH)).toBeNull();
      shapes.add(text.replaceAll(/[0-9a-f-]{36}/g, 'ID'));
    }
    // One text for clients, one for those who work there.
    expect(shapes.size).toBe(2);
    const amals = mails.filter(({ to: address }) => address === EMAILS.amal);
    expect(amals.every(({ raw }) => !raw.includes('PRACTICE') && !/Harbour|Bodywork/.test(raw))).toBe(true);
    // What is urgent cannot be turned off by one tap.
    const off = amals.map(({ raw }) => /^List-Unsubscribe:/im.test(raw));
    expect([off.filter(Boolean).length, off.length]).toEqual([
      NOTIFICATION_KINDS.length,
      NOTIFICATION_KINDS.length * 2,
    ]);
  });

  it('the same is told to the same person once; on another occasion once more', async () => {
    const subjectId = await tell('ben');
    await tell('ben', { subjectId });
    await tell('ben', { subjectId, occasion: 'step-2' });
    await tell('ben', { subjectId, occasion: 'step-2' });
    expect(await went('ben', subjectId)).toMatchObject([{ state: 'SENT' }, { state: 'SENT' }]);
    expect(
      (await toldSince(world(), '2000-01-01')).filter(({ subject }) => subject === subjectId),
    ).toHaveLength(2);
  });

  it('somebody chooses, for each topic; a psychotherapist keeps the mails of distress, by every door', async () => {
    const mara = await world().as('mara');
    expect((await mara.ask(`{ notificationChoices { ${CHOICES} } }`)).notificationChoices).toEqual({
      topics: ['DISTRESS', 'TEAM_AND_PLAN', 'BOOKINGS', 'SCHEDULE', 'RECORD'].map((topic) => ({
        topic,
        mail: true,
        push: true,
        mailStays: topic === 'DISTRESS',
      })),
      quietHours: null,
    });
    const none = { mail: false, push: false };
    expect(await choose(mara, { topics: [{ topic: 'TEAM_AND_PLAN', ...none }] })).toMatchObject({
      __typename: 'NotificationChoices',
      topics: expect.arrayContaining([expect.objectContaining({ topic: 'TEAM_AND_PLAN', mail: false })]),
    });
    expect(await went('mara', await tell('mara'))).toEqual([]);
    expect(await went('mara', await tell('mara', { kind: 'AMENDMENT_REQUESTED' }))).toMatchObject([
      { channel: 'MAIL' },
    ]);
    // A policy's step may name its channels, whatever was chosen.
    expect(await went('mara', await tell('mara', { channels: ['BELL', 'MAIL'] }))).toMatchObject([
      { state: 'SENT' },
    ]);
    const refused = await choose(mara, { topics: [{ topic: 'DISTRESS', ...none }] });
    expect(refused).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'topics' }] });
    await expect(
      asActor(world(), 'mara', (query) =>
        query(`insert into attune.notification_choice (practice_id, user_id, topic, mail, push)
          values (attune.practice_id(), attune.user_id(), 'DISTRESS', false, true)`),
      ),
    ).rejects.toMatchObject({ constraint: 'distress_mail_stays' });
    // Somebody else may; and nobody for anybody else.
    expect(
      await choose(await world().as('ines'), { topics: [{ topic: 'DISTRESS', ...none }] }),
    ).toMatchObject({
      __typename: 'NotificationChoices',
    });
    expect(await went('ines', await tell('ines', { kind: 'DISTRESS_HOLD_LIFTED' }))).toEqual([]);
    await expect(
      asActor(world(), 'ines', (query) =>
        query(
          `insert into attune.quiet_hours (practice_id, user_id, starts, ends, time_zone)
           values (attune.practice_id(), $1, '01:00', '02:00', 'UTC')`,
          [randomUUID()],
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' });
    await asActor(world(), 'tomas', async (query) => {
      for (const table of ['notification_choice', 'quiet_hours', 'delivery', 'push_subscription']) {
        expect((await query(`select 1 from attune.${table}`)).rows).toEqual([]);
      }
    });
  });

  describe('quiet hours', () => {
    const NIGHT = { from: '22:00', until: '07:00', timeZone: 'Europe/London' };
    // A winter's night: the clock of London is that of UTC.
    const IN_THE_NIGHT = new Date('2027-01-14T23:30:00Z');
    const MORNING = new Date('2027-01-15T07:00:00Z');

    it('hold a mail back until they end, and then it goes out once', async () => {
      await choose(await world().as('ines'), { quietHours: NIGHT });
      world().setTime(IN_THE_NIGHT);
      const subjectId = await tell('ines');
      expect(await went('ines', subjectId)).toMatchObject([{ state: 'QUEUED', notBefore: MORNING }]);
      const job = () =>
        world().rows<{ id: string; state: string; start_after: Date }>(
          `select j.id, j.state, j.start_after from pgboss.job j join attune.delivery d on d.id = (j.data ->> 'deliveryId')::uuid
           join attune.notification n on n.id = d.notification_id where n.subject_id = $1 order by j.created_on`,
          [subjectId],
        );
      expect(await job()).toMatchObject([{ start_after: MORNING }]);
      const before = to('ines').length;
      // The queue's clock is not the one of the hours: too early, and it is put off once more.
      await world().rows('update pgboss.job set start_after = now() where id = $1', [(await job())[0]?.id]);
      await untilIdle(world());
      expect(to('ines')).toHaveLength(before);
      expect(await job()).toMatchObject([{ state: 'completed' }, { start_after: MORNING }]);
      world().setTime(MORNING);
      await world().rows('update pgboss.job set start_after = now() where id = $1', [(await job())[1]?.id]);
      await untilIdle(world());
      expect(to('ines')).toHaveLength(before + 1);
      expect(await went('ines', subjectId)).toMatchObject([{ state: 'SENT', tries: 1 }]);
    });

    it('hold nothing back that was read meanwhile, and no crisis ever', async () => {
      await choose(await world().as('mara'), { quietHours: NIGHT });
      world().setTime(IN_THE_NIGHT);
      const subjectId = await tell('mara');
      await world().rows('update attune.notification set read_at = now() where subject_id = $1', [subjectId]);
      world().setTime(MORNING);
      await world().rows(`update pgboss.job set start_after = now() where state < 'active'`);
      await untilIdle(world());
      expect(await went('mara', subjectId)).toMatchObject([{ state: 'SKIPPED', why: 'READ' }]);
      world().setTime(IN_THE_NIGHT);
      expect(await went('mara', await tell('mara', { urgency: 'CRISIS' }))).toMatchObject([
        { state: 'SENT' },
      ]);
      // And so from end to end: a client who is not safe.
      const before = to('mara').length;
      await askForSupport(await world().as('jonah'), { urgency: 'NOW' });
      await until(async () => to('mara').length > before);
    });

    it('are taken away, and refused where they are none', async () => {
      const ines = await world().as('ines');
      expect(await choose(ines, { quietHours: NIGHT })).toMatchObject({ quietHours: NIGHT });
      expect(await choose(ines, {})).toMatchObject({ quietHours: NIGHT });
      expect(await choose(ines, { quietHours: { ...NIGHT, timeZone: 'Nowhere' } })).toMatchObject({
        fields: [{ path: 'quietHours.timeZone' }],
      });
      expect(await choose(ines, { quietHours: null })).toMatchObject({ quietHours: null });
    });
  });

  it('whoever has left the practice is sent nothing', async () => {
    await world().rows(`update attune.member set ended_at = now() where name like '%Tomas%'`);
    expect(await went('tomas', await tell('tomas', { channels: ['MAIL'] }))).toEqual([]);
    await world().rows(`update attune.member set ended_at = null where name like '%Tomas%'`);
  });
});
