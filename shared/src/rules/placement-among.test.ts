import { describe, expect, it } from '@jest/globals';
import { amongDrafts, type DraftSession } from './placement-among.ts';
import { Placement, type PlacementFacts } from './placement.ts';

const at = (text: string) => Date.parse(text);
const NOW = at('2026-11-01T00:00:00Z');
const person = (id: string, name: string) => ({
  id,
  name,
  working: [{ from: at('2026-11-24T08:00:00Z'), to: at('2026-11-26T18:00:00Z') }],
  busy: [],
  barriers: [],
});
const facts: PlacementFacts = {
  timeZone: 'Europe/London',
  length: { minutes: 60, bufferBefore: 0, bufferAfter: 15 },
  practitioners: [person('ines', 'Ines'), person('ben', 'Ben')],
  clientBusy: [],
  rooms: [],
  standing: [],
  plan: {
    id: null,
    class: 'BODYWORK_DEEP',
    rules: [
      {
        id: 'rest',
        kind: 'REST_AFTER',
        from: 'TRAUMA_PROCESSING',
        to: 'BODYWORK_DEEP',
        hours: 24,
        everyWeeks: null,
        toleranceDays: null,
        count: null,
        weekdays: null,
        fromTime: null,
        toTime: null,
        hard: true,
        reason: null,
      },
    ],
    sessions: [],
    telling: { classes: true, plan: true },
  },
  said: [],
};
const emdr: DraftSession = {
  id: 'draft',
  practitionerId: 'mara',
  class: 'TRAUMA_PROCESSING',
  start: at('2026-11-24T10:00:00Z'),
  length: { minutes: 60, bufferBefore: 15, bufferAfter: 15 },
};
const explain = (given: PlacementFacts, start: string) =>
  new Placement(given).explain('ines', at(start), NOW);

describe('placing a draft among other drafts', () => {
  it('R23: the rules look at drafts as they do at what is booked', () => {
    const refused = explain(amongDrafts(facts, [emdr]), '2026-11-25T09:00:00Z');
    expect(refused.fits).toBe(false);
    expect(refused.findings[0]?.sentence).toMatch(/rest/);
    expect(explain(amongDrafts(facts, [emdr]), '2026-11-25T11:00:00Z').fits).toBe(true);
    expect(explain(facts, '2026-11-25T09:00:00Z').fits).toBe(true);
  });

  it('R21: the client is taken while a draft lasts, buffers included, and so is its practitioner', () => {
    const bodywork: DraftSession = { ...emdr, class: 'BODYWORK_GENTLE', practitionerId: 'ines' };
    const among = amongDrafts({ ...facts, plan: null }, [bodywork]);
    expect(explain(among, '2026-11-24T11:00:00Z').refusals).toEqual(['Ines is taken at that time.']);
    expect(new Placement(among).explain('ben', at('2026-11-24T11:00:00Z'), NOW).refusals).toEqual([
      'The client has another appointment at that time.',
    ]);
    expect(explain(among, '2026-11-24T11:15:00Z').fits).toBe(true);
  });
});
