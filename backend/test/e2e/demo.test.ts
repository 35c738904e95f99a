import { describe, expect, it } from '@jest/globals';
import { type DemoName, EMAILS, useWorld } from '../harness/index.ts';

describe('the demo practices', () => {
  const world = useWorld();

  it('lets everybody in, each with their own roles', async () => {
    const roles: Record<string, unknown> = {};
    for (const name of Object.keys(EMAILS) as DemoName[]) {
      const { viewer } = await (await world().as(name)).ask('{ viewer { roles practice { name } practices { name } } }');
      roles[name] = [viewer.practice.name.split(' ')[0], viewer.roles, viewer.practices.length];
    }
    expect(roles).toEqual({
      rowan: ['Harbour', ['ADMINISTRATOR', 'OWNER'], 1],
      mara: ['Harbour', ['PSYCHOTHERAPIST'], 1],
      tomas: ['Harbour', ['PSYCHOTHERAPIST'], 1],
      ines: ['Harbour', ['MASSAGE_THERAPIST'], 1],
      ben: ['Harbour', ['MASSAGE_THERAPIST'], 1],
      jonah: ['Harbour', ['CLIENT'], 1],
      amal: ['Harbour', ['CLIENT'], 1],
      petra: ['Harbour', ['CLIENT'], 1],
      lee: ['Harbour', ['CLIENT'], 1],
      vera: ['Elm', ['PSYCHOTHERAPIST'], 2],
      elmOwner: ['Elm', ['OWNER'], 1],
      kit: ['Elm', ['CLIENT'], 1],
    });
  });
});
