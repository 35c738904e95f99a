import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type Anything, asActor, useWorld } from '../harness/index.ts';
import { keep } from '../harness/operations/availability.ts';
import { ahead, book, reschedule } from '../harness/operations/scheduling.ts';
import { useCast } from '../harness/operations/scheduling-cast.ts';

describe('services and rooms', () => {
  const world = useWorld();
  const { ids, as, talk } = useCast(world);
  const roomId = async (name: string) =>
    (
      await world().rows<{ id: string }>(
        `select r.id from attune.room r join attune.practice p on p.id = r.practice_id and p.name like 'Harbour%' where r.name = $1`,
        [name],
      )
    )[0]?.id ?? '';
  const walk = async () => ({
    name: 'Walk and talk',
    discipline: 'PSYCHOTHERAPY',
    class: 'TALK',
    modality: 'TALK',
    minutes: 45,
    bufferBefore: 5,
    bufferAfter: 10,
    roomIds: [await roomId('Room 1')],
    practitionerIds: [ids.mara],
  });
  const service = (settings: Anything, name: string) =>
    settings.services.find((one: Anything) => one.name === name);

  it('are added once, changed, booked, and retired; what is booked stays and can be moved', async () => {
    const rowan = await as('rowan');
    const input = { ...(await walk()), idempotencyKey: randomUUID() };
    const added = service(await keep(rowan, 'saveService', input), 'Walk and talk');
    await keep(rowan, 'saveService', input);
    expect(await keep(rowan, 'saveService', { ...input, idempotencyKey: null })).toMatchObject({
      fields: [{ path: 'name', message: 'There is one of this name already. Please choose another name.' }],
    });
    const booked = await book(await as('mara'), { ...talk(ahead(7, 4, '09:00')), serviceId: added.id });
    expect(booked).toMatchObject({ __typename: 'Appointment', room: 'Room 1' });
    const change = { ...(await walk()), id: added.id, expectedVersion: 1 };
    // What it is stays once it was booked; how long it is may change.
    expect(await keep(rowan, 'saveService', { ...change, class: 'TRAUMA_PROCESSING' })).toMatchObject({
      fields: [{ path: 'class' }],
    });
    expect(
      await keep(rowan, 'saveService', {
        ...change,
        discipline: 'MASSAGE',
        class: 'CONSULTATION',
        modality: null,
        practitionerIds: [],
      }),
    ).toMatchObject({ fields: [{ path: 'discipline' }] });
    const longer = await keep(rowan, 'saveService', { ...change, minutes: 60 });
    expect(service(longer, 'Walk and talk')).toMatchObject({ version: 2 });
    expect(await keep(rowan, 'saveService', change)).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: 2,
    });
    const gone = await keep(rowan, 'retireService', { id: added.id, expectedVersion: 2 });
    expect(service(gone, 'Walk and talk')).toMatchObject({ retired: true });
    const again = await book(await as('mara'), { ...talk(ahead(7, 4, '15:00')), serviceId: added.id });
    expect(again.message).toBe('Walk and talk is no longer offered. Please choose another service.');
    expect(
      await reschedule(await as('mara'), {
        appointmentId: booked.id,
        expectedVersion: 1,
        startsAt: ahead(7, 4, '13:00'),
      }),
    ).toMatchObject({ __typename: 'Appointment', service: { name: 'Walk and talk' } });
    const { services } = await (await as('mara')).ask('{ services { name } }');
    expect(services.map(({ name }: Anything) => name)).not.toContain('Walk and talk');
    expect(await keep(rowan, 'retireService', { id: added.id, expectedVersion: 3 })).toMatchObject({
      __typename: 'NotFound',
    });
    const traces = await world().rows(
      `select 1 from attune.audit_event where action = 'service.manage' and subject_id = $1 and role = 'OWNER'`,
      [added.id],
    );
    expect(traces).toHaveLength(3);
  });

  it('R3: are offered by those who hold the training, and work in the discipline', async () => {
    const rowan = await as('rowan');
    const draft = {
      ...(await walk()),
      name: 'Restorative, short',
      discipline: 'MASSAGE',
      class: 'BODYWORK_GENTLE',
      modality: 'RESTORATIVE',
      roomIds: [await roomId('Room 2')],
    };
    const said = async (change: object) =>
      (await keep(rowan, 'saveService', { ...draft, ...change })).fields?.[0];
    expect(await said({ practitionerIds: [ids.ben] })).toMatchObject({
      path: 'practitionerIds',
      message: expect.stringContaining('Ben Sato cannot offer this'),
    });
    expect(await said({ practitionerIds: [ids.mara] })).toMatchObject({
      message: 'Dr Mara Lindqvist does not work in massage therapy.',
    });
    expect(await said({ practitionerIds: [ids.ines], class: 'BODYWORK_DEEP' })).toMatchObject({
      path: 'class',
    });
    expect(await said({ practitionerIds: [ids.ines] })).toBeUndefined();
  });

  it('a room is retired only where nothing is left without one; what is booked there stays', async () => {
    const rowan = await as('rowan');
    const one = await roomId('Room 2');
    const refused = await keep(rowan, 'retireRoom', { id: one, expectedVersion: 1 });
    expect(refused.message).toContain('There would be no room for');
    const added = (await keep(rowan, 'saveRoom', { name: 'Garden room' })).rooms.find(
      ({ name }: Anything) => name === 'Garden room',
    );
    expect(await keep(rowan, 'saveRoom', { name: 'garden ROOM' })).toMatchObject({
      fields: [{ path: 'name' }],
    });
    const renamed = await keep(rowan, 'saveRoom', { id: added.id, expectedVersion: 1, name: 'Garden' });
    expect(renamed.rooms).toContainEqual({
      id: added.id,
      name: 'Garden',
      version: 2,
      retired: false,
      booked: 0,
    });
    const retired = await keep(rowan, 'retireRoom', { id: added.id, expectedVersion: 2 });
    expect(retired.rooms).toContainEqual(expect.objectContaining({ id: added.id, retired: true }));
    expect(
      await keep(rowan, 'saveService', { ...(await walk()), name: 'In the garden', roomIds: [added.id] }),
    ).toMatchObject({ fields: [{ path: 'roomIds' }] });
  });

  it('are kept by those who run the practice alone, in the database too', async () => {
    for (const name of ['mara', 'ines', 'jonah'] as const) {
      expect(await keep(await as(name), 'saveRoom', { name: 'Mine' })).toMatchObject({
        __typename: 'Forbidden',
      });
      const changed = await asActor(world(), name, (query) =>
        query(`update attune.service set name = 'Mine'`),
      );
      expect(changed.rowCount).toBe(0);
      await expect(
        asActor(world(), name, (query) =>
          query(`select attune.choose_for_service($1, '{}', '{}')`, [ids.talk]),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    }
    expect(
      await keep(await as('elmOwner'), 'retireService', { id: ids.talk, expectedVersion: 1 }),
    ).toMatchObject({
      __typename: 'NotFound',
    });
  });
});
