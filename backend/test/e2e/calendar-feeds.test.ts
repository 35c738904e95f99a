import { beforeEach, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { asActor, type Person, useWorld } from '../harness/index.ts';
import { ahead, book, cancel, reschedule, serviceId } from '../harness/operations/scheduling.ts';

const OPEN = `mutation Open($input: CalendarFeedInput!) { result: openCalendarFeed(input: $input) {
  __typename ... on CalendarFeedOpened { address feed { shows lastReadOn } } ... on Problem { code } } }`;
const CHOOSE = `mutation Choose($input: CalendarFeedInput!) { result: chooseCalendarFeed(input: $input) {
  __typename ... on CalendarFeed { shows } ... on Problem { code } } }`;
const CLOSE = 'mutation { closeCalendarFeed { was } }';

/** A calendar as an independent reader of RFC 5545 understands it. */
function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  return {
    zones: calendar.getAllSubcomponents('vtimezone').map((one) => one.getFirstPropertyValue('tzid')),
    events: calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      const stamp = component.getFirstPropertyValue('dtstamp') as ICAL.Time;
      return {
        uid: event.uid,
        summary: event.summary,
        sequence: event.sequence,
        status: component.getFirstPropertyValue('status'),
        zone: component.getFirstProperty('dtstart')?.getParameter('tzid'),
        startsAt: event.startDate.toJSDate().toISOString(),
        local: event.startDate.toString(),
        stampInUtc: stamp.zone === ICAL.Timezone.utcTimezone,
        names: component
          .getAllProperties()
          .map(({ name }) => name)
          .sort()
          .join(' '),
      };
    }),
  };
}

describe('calendar feeds', () => {
  const world = useWorld({ publicUrl: 'https://attune.example.org' });

  const open = async (person: Person, shows = 'TIME'): Promise<string> => {
    const { result } = await person.ask(OPEN, { input: { shows } });
    expect(result.__typename).toBe('CalendarFeedOpened');
    return result.address.replace('https://attune.example.org', world().url);
  };
  const read = async (address: string) => parsed(await (await fetch(address)).text());
  const visit = async (startsAt: string, name = 'Amal') => {
    const booked = await book(await world().as('mara'), {
      clientId: await world().clientId(name),
      practitionerId: await world().memberId('Mara'),
      serviceId: await serviceId(world(), 'Talk session'),
      startsAt,
      override: { reason: 'For the test.' },
    });
    expect(booked.__typename).toBe('Appointment');
    return booked;
  };
  const get = (person: Person, path: string) =>
    fetch(`${world().url}${path}`, { headers: { cookie: person.cookies } });
  const events = async (action = 'calendar.feed') =>
    world().rows<{ ground: string; role: string; clients: number }>(
      `select ground, role, cardinality(client_ids) as clients from attune.audit_event where action = $1 order by at, id`,
      [action],
    );

  beforeEach(() => world().setTime(null));

  it('hold a client’s own visits, by time alone, in the practice’s zone, as an independent reader understands', async () => {
    const amal = await world().as('amal');
    const { id } = await visit(ahead(5, 3, '10:00'));
    const response = await fetch(await open(amal));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(response.headers.get('set-cookie')).toBeNull();
    const text = await response.text();
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).not.toMatch(/mara|amal|talk|session|harbour|EMDR|therapy|massage|room/i);
    const { zones, events: found } = parsed(text);
    expect(zones).toEqual(['Europe/London']);
    expect(found.find(({ uid }) => uid === `${id}@attune`)).toEqual({
      uid: `${id}@attune`,
      summary: 'Appointment',
      sequence: 0,
      status: 'CONFIRMED',
      zone: 'Europe/London',
      startsAt: new Date(ahead(5, 3, '10:00')).toISOString(),
      local: expect.stringMatching(/T10:00:00$/),
      stampInUtc: true,
      names: 'class dtend dtstamp dtstart last-modified sequence status summary transp uid',
    });
    const [others] = await world().rows<{ count: number }>(
      `select count(*)::integer as count from attune.appointment a join attune.client c on c.id = a.client_id
       where c.name like 'Amal%' and a.starts_at between now() - interval '29 days' and now() + interval '179 days'`,
    );
    expect(found.length).toBeGreaterThanOrEqual(others?.count ?? -1);
  });

  it('R22: keep the wall-clock time over changes of the clocks', async () => {
    const amal = await world().as('amal');
    const weeks = [...Array.from({ length: 24 }).keys()].map((week) => ahead(week + 1, 4, '16:00'));
    const moved = [...weeks];
    const rows = await Promise.all([visit(moved[6] ?? ''), visit(moved[22] ?? '')]);
    const { events: found } = await read(await open(amal));
    for (const { id } of rows) {
      expect(found.find(({ uid }) => uid === `${id}@attune`)?.local).toMatch(/T16:00:00$/);
    }
  });

  it('tell a calendar what moved and what was cancelled, under the same UID', async () => {
    const amal = await world().as('amal');
    const address = await open(amal);
    const { id, version } = await visit(ahead(6, 2, '10:00'));
    const of = async () => (await read(address)).events.find(({ uid }) => uid === `${id}@attune`);
    const mara = await world().as('mara');
    const moved = await reschedule(mara, {
      appointmentId: id,
      expectedVersion: version,
      startsAt: ahead(6, 2, '14:00'),
      override: { reason: 'For the test.' },
    });
    expect(await of()).toMatchObject({
      sequence: 1,
      status: 'CONFIRMED',
      local: expect.stringMatching(/T14:00/),
    });
    await cancel(mara, id, moved.version);
    expect(await of()).toMatchObject({ sequence: 2, status: 'CANCELLED' });
    world().setTime(new Date(Date.now() + 31 * 86_400_000));
    expect(await of()).toBeUndefined();
  });

  it('show by choice a first name to a client and initials to a practitioner, never a service', async () => {
    const amal = await world().as('amal');
    const address = await open(amal);
    await visit(ahead(7, 3, '10:00'));
    await visit(ahead(7, 3, '12:00'), 'Jonah');
    expect((await amal.ask(CHOOSE, { input: { shows: 'PERSON' } })).result).toEqual({
      __typename: 'CalendarFeed',
      shows: 'PERSON',
    });
    const titles = new Set((await read(address)).events.map(({ summary }) => summary));
    expect(titles).toContain('Appointment with Mara');
    const maras = new Set(
      (await read(await open(await world().as('mara'), 'PERSON'))).events.map((one) => one.summary),
    );
    expect([...maras].sort()).toEqual(expect.arrayContaining(['Appointment AH', 'Appointment JW']));
    expect([...titles, ...maras].join()).not.toMatch(/talk|EMDR|session|massage|bodywork/i);
    // An owner without appointments of their own sees none of the practice's.
    expect((await read(await open(await world().as('rowan'), 'PERSON'))).events).toEqual([]);
  });

  it('R10: are gone with the next reading when somebody leaves, and forget who may not be seen any more', async () => {
    const ines = await world().as('ines');
    const address = await open(ines, 'PERSON');
    expect((await read(address)).events.map(({ summary }) => summary)).toContain('Appointment JW');
    await world().rows(
      `update attune.care_team_member set state = 'ENDED', ended_at = now() where state in ('TRIAL', 'ACTIVE')
         and client_id = $1 and member_id = $2`,
      [await world().clientId('Jonah'), await world().memberId('Ines')],
    );
    const after = (await read(address)).events.map(({ summary }) => summary);
    expect(after).not.toContain('Appointment JW');
    const member = await world().memberId('Ines');
    await world().rows('update attune.member set ended_at = now() where id = $1', [member]);
    expect((await fetch(address)).status).toBe(404);
    await world().rows('update attune.member set ended_at = null where id = $1', [member]);
    expect((await fetch(address)).status).toBe(200);
  });

  it('end at once when they are closed or renewed; nobody asks for the address again', async () => {
    const amal = await world().as('amal');
    const first = await open(amal);
    const second = await open(amal);
    expect((await fetch(first)).status).toBe(404);
    expect((await fetch(second)).status).toBe(200);
    expect((await amal.ask('{ calendarFeed { shows lastReadOn } }')).calendarFeed).toEqual({
      shows: 'TIME',
      lastReadOn: new Date().toISOString().slice(0, 10),
    });
    expect((await amal.ask(CLOSE)).closeCalendarFeed).toEqual({ was: true });
    expect((await amal.ask(CLOSE)).closeCalendarFeed).toEqual({ was: false });
    expect((await fetch(second)).status).toBe(404);
    expect((await amal.ask('{ calendarFeed { shows } }')).calendarFeed).toBeNull();
    expect((await amal.ask(CHOOSE, { input: { shows: 'TIME' } })).result.code).toBe('NOT_FOUND');
    const secret = second.split('/').at(-1)?.replace('.ics', '') ?? '';
    const [kept] = await world().rows<{ found: boolean }>(
      `select bool_or(f::text like '%' || $1 || '%') as found from attune.calendar_feed f`,
      [secret],
    );
    expect(kept?.found).toBe(false);
    // Many requests at once leave one address open.
    await Promise.all(Array.from({ length: 8 }, () => open(amal)));
    const [live] = await world().rows<{ count: number }>(
      `select count(*)::integer as count from attune.calendar_feed where revoked_at is null
       and user_id = (select user_id from attune.client where name like 'Amal%')`,
    );
    expect(live?.count).toBe(1);
  });

  it('answer HEAD and the tag of what a calendar has; nothing to others, however the address looks', async () => {
    const amal = await world().as('amal');
    const address = await open(amal);
    const tag = (await fetch(address)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    const same = await fetch(address, { headers: { 'if-none-match': tag } });
    expect([same.status, await same.text()]).toEqual([304, '']);
    const head = await fetch(address, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, tag, '']);
    for (const path of [
      'x.ics',
      `${'A'.repeat(43)}.ics`,
      'x',
      `${'A'.repeat(90)}.ics`,
      '%00.ics',
      '..%2fgraphql',
    ]) {
      const none = await fetch(`${world().url}/calendar/${path}`);
      expect([path, none.status]).toEqual([path, 404]);
    }
    // A cookie opens nothing here.
    expect((await get(amal, '/calendar/x.ics')).status).toBe(404);
  });

  it('R26: leave one event a day for each client, however often a calendar asks', async () => {
    await world().rows('delete from attune.calendar_feed_reading');
    const before = (await events()).length;
    const address = await open(await world().as('jonah'));
    for (let count = 0; count < 5; count += 1) await fetch(address);
    await Promise.all(Array.from({ length: 5 }, () => fetch(address)));
    expect((await events()).slice(before)).toEqual([{ ground: 'SELF', role: 'CLIENT', clients: 1 }]);
    world().setTime(new Date(Date.now() + 86_400_000));
    await fetch(address);
    expect((await events()).length - before).toBe(2);
    world().setTime(null);
    const maras = await open(await world().as('mara'));
    await fetch(maras);
    expect((await events()).at(-1)).toMatchObject({ ground: 'TEAM', role: 'PSYCHOTHERAPIST' });
  });

  it('one appointment is given as a file to whoever has or gives it, signed in', async () => {
    const { id } = await visit(ahead(8, 3, '10:00'));
    const file = (person: Person) => get(person, `/calendar/visits/${id}.ics`);
    const amals = await file(await world().as('amal'));
    expect(amals.status).toBe(200);
    expect(amals.headers.get('content-disposition')).toBe('attachment; filename="appointment.ics"');
    expect(parsed(await amals.text()).events).toMatchObject([
      { uid: `${id}@attune`, summary: 'Appointment' },
    ]);
    expect((await file(await world().as('mara'))).status).toBe(200);
    for (const name of ['ines', 'rowan', 'jonah', 'vera'] as const) {
      expect([name, (await file(await world().as(name))).status]).toEqual([name, 404]);
    }
    expect((await fetch(`${world().url}/calendar/visits/${id}.ics`)).status).toBe(401);
    expect((await events('calendar.file')).map(({ role }) => role)).toEqual(['CLIENT', 'PSYCHOTHERAPIST']);
  });

  it('are nobody else’s, in SQL too', async () => {
    await open(await world().as('amal'));
    await asActor(world(), 'jonah', async (query) => {
      const seen = await query(`select * from attune.calendar_feed f where f.user_id <> attune.user_id()`);
      expect(seen.rowCount).toBe(0);
      const taken = await query(
        `update attune.calendar_feed set revoked_at = now() where user_id <> attune.user_id()`,
      );
      expect(taken.rowCount).toBe(0);
    });
  });

  it('are asked for so often and no more', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 250 }, async () => (await fetch(`${world().url}/calendar/none.ics`)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
  });
});
