import { describe, expect, it } from '@jest/globals';
import { useWorld } from '../harness/index.ts';

describe('the application', () => {
  const world = useWorld();

  it('answers who is signed in: nobody', async () => {
    const { viewer } = await world().stranger().ask('{ viewer { name } }');
    expect(viewer).toBeNull();
  });

  it('is alive and ready', async () => {
    expect((await fetch(`${world().url}/health/live`)).status).toBe(200);
    expect((await fetch(`${world().url}/health/ready`)).status).toBe(200);
  });
});
