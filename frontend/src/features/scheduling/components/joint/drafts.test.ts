import { describe, expect, it } from '@jest/globals';
import type { CoordinationRuleFacts, PlacementFacts } from '@attune/shared';
import {
  byWeek,
  type Draft,
  howGood,
  judgedAgain,
  movedTo,
  toBook,
  unmetOf,
  withConflicts,
} from './drafts.ts';

const ZONE = 'Europe/London';
const draft = (changes: Partial<Draft> = {}): Draft => ({
  id: 'draft 0',
  activityId: 'emdr',
  serviceId: 'service',
  practitioner: { id: 'mara', name: 'Mara' },
  startsAt: '2032-01-06T10:00:00Z',
  endsAt: '2032-01-06T11:00:00Z',
  what: 'EMDR',
  discipline: 'PSYCHOTHERAPY',
  class: 'TRAUMA_PROCESSING',
  room: 'Room 1',
  reasons: ['As last time.'],
  findings: [],
  booked: false,
  out: false,
  moved: false,
  conflict: null,
  ...changes,
});
const deep = draft({
  id: 'draft 1',
  what: 'Release',
  class: 'BODYWORK_DEEP',
  startsAt: '2032-01-07T14:00:00Z',
  endsAt: '2032-01-07T15:00:00Z',
});
const REST: CoordinationRuleFacts = {
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
  hard: false,
  reason: null,
};
const facts: Pick<PlacementFacts, 'plan' | 'timeZone'> = {
  timeZone: ZONE,
  plan: {
    id: null,
    class: 'TRAUMA_PROCESSING',
    rules: [REST],
    sessions: [],
    telling: { classes: true, plan: true },
  },
};

describe('drafts of the coming weeks', () => {
  it('stand under their weeks, counted from the first day in the zone of the practice', () => {
    const late = draft({ id: 'late', startsAt: '2032-03-29T23:30:00Z', endsAt: '2032-03-30T00:30:00Z' });
    const weeks = byWeek([late, deep, draft()], '2032-01-06', ZONE);
    expect(weeks.map(({ day, drafts }) => [day, drafts.map(({ id }) => id)])).toEqual([
      ['2032-01-06', ['draft 0', 'draft 1']],
      // Half past midnight on Tuesday the 30th, by summer time: the thirteenth week.
      ['2032-03-30', ['late']],
    ]);
  });

  it('R23: are judged again when one is moved, also those that stayed', () => {
    const moved = movedTo(draft(), Date.parse('2032-01-07T10:00:00Z'), { id: 'tomas', name: 'Tomas' }, []);
    expect(moved).toMatchObject({ endsAt: '2032-01-07T11:00:00.000Z', room: null, reasons: [], moved: true });
    const [, after] = judgedAgain([moved, deep], Date.parse(moved.startsAt), facts);
    expect(after?.findings[0]).toMatchObject({ satisfied: false, hard: false });
    expect(unmetOf([moved, { ...deep, findings: after?.findings ?? [] }], ZONE)[0]).toMatch(
      /^Release, Wed 7 Jan, 14:00: This falls into a time of rest/,
    );
    const [, without] = judgedAgain([{ ...moved, out: true }, deep], Date.parse(moved.startsAt), facts);
    expect(without?.findings.filter((one) => !one.satisfied)).toEqual([]);
  });

  it('stay as they were where the rules are not for the viewer', () => {
    expect(judgedAgain([draft(), deep], 0, { ...facts, plan: null })).toEqual([draft(), deep]);
    expect(judgedAgain([draft(), deep], 0, null)).toEqual([draft(), deep]);
  });

  it('are marked where they could not be booked, by their instant', () => {
    const booked = draft({ id: 'kept', booked: true });
    const marked = withConflicts(
      [booked, draft(), deep],
      [{ startsAt: '2032-01-06T10:00:00.000Z', problem: 'Mara is taken at that time.' }],
    );
    expect(marked.map((one) => one.conflict)).toEqual([null, 'Mara is taken at that time.', null]);
    expect(toBook([booked, draft({ out: true }), deep])).toEqual([deep]);
  });

  it('say how good they are in plain words', () => {
    expect(howGood({ optimal: true, gap: 0 })).toBe('These are the best times there are.');
    expect(howGood({ optimal: false, gap: 0.01 })).toBe('There may be slightly better times.');
    expect(howGood({ optimal: false, gap: null })).toMatch(/^There may be better times/);
  });
});
