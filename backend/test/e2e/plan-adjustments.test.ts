import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Anything, asActor, type DemoName, untilIdle, useWorld } from '../harness/index.ts';
import { agreeToPlan, draftPlan, planInput, plansOf, proposePlan } from '../harness/operations/care-plans.ts';
import { toldSince } from '../harness/operations/notifications.ts';
import {
  acknowledgeAdjustment,
  adjustmentsOf,
  holdReview,
  objectToAdjustment,
  progressOf,
  proposeAdjustment,
  recordGoalProgress,
  reviseAdjustment,
  setPlanReview,
  withdrawAdjustment,
} from '../harness/operations/plan-adjustments.ts';
import { rewrite } from '../harness/operations/scheduling.ts';

describe('a plan that learns', () => {
  const world = useWorld({ worker: 'in-process' });
  let jonah: string;
  let plan: Anything;
  let responses: string[];
  const as = (name: DemoName) => world().as(name);
  const activity = (modality: string) =>
    plan.activities.find((one: Anything) => one.modality.code === modality);
  const wish = (more: object = {}) => ({
    planId: plan.id,
    version: plan.version,
    activityId: activity('MYOFASCIAL').id,
    modality: 'MYOFASCIAL',
    minutes: 45,
    everyWeeks: 4,
    maxPressure: 3,
    why: 'He tires before the hour is over.',
    responseIds: responses,
    ...more,
  });
  const waits = async (name: DemoName, kind: string) => {
    const { needsYouNow } = await (await as(name)).ask(
      'query { needsYouNow(first: 50) { edges { node { kind title detail targetId } } } }',
    );
    return needsYouNow.edges.map(({ node }: Anything) => node).filter((node: Anything) => node.kind === kind);
  };
  /** From here on, once everybody has heard of what was before. */
  const now = async () => {
    await untilIdle(world());
    return new Date().toISOString();
  };
  const toldOf = async (since: string) => {
    await untilIdle(world());
    return (await toldSince(world(), since)).map(({ who, kind }) => `${who} ${kind}`);
  };

  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
    plan = (await plansOf(await as('ines'), jonah)).activePlan;
    responses = (
      await world().rows<{ id: string }>(
        'select note_id as id from attune.session_response where client_id = $1 and signed order by note_id desc limit 4',
        [jonah],
      )
    ).map(({ id }) => id);
    await untilIdle(world());
  });

  it('R3, R8: a change is held against boundaries, trainings and the responses it rests on', async () => {
    const ines = await as('ines');
    expect(await proposeAdjustment(ines, wish({ maxPressure: 5 }))).toMatchObject({
      __typename: 'ConsentProblem',
    });
    expect(await proposeAdjustment(ines, wish({ modality: 'TRE' }))).toMatchObject({
      __typename: 'ScopeOfPracticeProblem',
    });
    expect(await proposeAdjustment(ines, wish({ minutes: 60 }))).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await proposeAdjustment(ines, wish({ responseIds: [plan.id] }))).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'responseIds' }],
    });
    expect(await proposeAdjustment(ines, wish({ version: 1 }))).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: plan.version,
    });
  });

  it('R7, R23: proposed on four responses, objected to, changed, acknowledged, in force; a booking is listed', async () => {
    const [ines, mara, client] = [await as('ines'), await as('mara'), await as('jonah')];
    let since = await now();
    const first = await proposeAdjustment(ines, wish({ minutes: 30 }));
    expect(first).toMatchObject({ state: 'PROPOSED', round: 1, mine: true });
    expect(first.rounds[0]).toMatchObject({
      sentences: ['30 minutes instead of 60.'],
      restsOn: 'Rests on four session responses.',
      from: { minutes: 60 },
    });
    expect(await toldOf(since)).toEqual(['mara ADJUSTMENT_PROPOSED']);
    expect(await waits('mara', 'ADJUSTMENT')).toMatchObject([
      { targetId: first.id, title: 'A change that Ines Okafor proposes of the plan waits for your answer' },
    ]);
    // One at a time for an activity; the client hears of it once it is a version.
    expect((await proposeAdjustment(ines, wish())).__typename).toBe('Conflict');
    expect((await adjustmentsOf(client, jonah)).some(({ id }) => id === first.id)).toBe(false);

    since = await now();
    const objected = await objectToAdjustment(mara, {
      adjustmentId: first.id,
      round: 1,
      reason: 'Half of it is too little.',
    });
    expect(objected).toMatchObject({ state: 'OBJECTED' });
    expect(await toldOf(since)).toEqual(['ines ADJUSTMENT_OBJECTED']);
    expect(await waits('ines', 'ADJUSTMENT')).toMatchObject([{ detail: 'Half of it is too little.' }]);

    const { planId: _, version: __, activityId: ___, ...changed } = wish();
    const second = await reviseAdjustment(ines, { adjustmentId: first.id, round: 1, ...changed });
    expect(second).toMatchObject({ state: 'PROPOSED', round: 2, rounds: [{ round: 1 }, { round: 2 }] });
    expect((await reviseAdjustment(ines, { adjustmentId: first.id, round: 1, ...changed })).__typename).toBe(
      'Conflict',
    );

    since = await now();
    const acknowledged = await acknowledgeAdjustment(mara, { adjustmentId: first.id, round: 2 });
    expect(acknowledged).toMatchObject({ state: 'ACKNOWLEDGED', version: plan.version + 1 });
    expect(await toldOf(since)).toEqual(['ines ADJUSTMENT_ACKNOWLEDGED', 'jonah CARE_PLAN_PROPOSED']);
    const { planProposal } = await plansOf(client, jonah);
    expect(planProposal.changesSinceAgreed).toEqual([
      'Myofascial release: 45 minutes instead of 60.',
      'Ines Okafor proposed a change, and says why: He tires before the hour is over.',
      expect.stringMatching(/^The plan was looked at on .*: it goes on as it is\. Shorter sessions/),
    ]);
    // The client sees what became a version and why, and not the talk before.
    const [seen] = await adjustmentsOf(client, jonah);
    expect(seen).toMatchObject({ id: first.id, rounds: [{ round: 2 }], events: [] });

    since = await now();
    expect(await agreeToPlan(client, plan.id, plan.version + 1)).toMatchObject({ versionState: 'IN_FORCE' });
    const told = await toldOf(since);
    expect(told).toContain('ines ADJUSTMENT_IN_FORCE');
    expect(told).toContain('mara ADJUSTMENT_IN_FORCE');
    const [inForce] = await adjustmentsOf(ines, jonah);
    expect(inForce).toMatchObject({
      state: 'IN_FORCE',
      misfits: [{ service: 'Myofascial release', practitioner: 'Ines Okafor' }],
    });
    expect(inForce.events.map(({ kind, by }: Anything) => `${kind} ${by}`)).toEqual([
      'PROPOSE Ines Okafor',
      'OBJECT Dr Mara Lindqvist',
      'REVISE Ines Okafor',
      'ACKNOWLEDGE Dr Mara Lindqvist',
      'BRING_INTO_FORCE Jonah Whitfield',
    ]);
    expect((await withdrawAdjustment(ines, { adjustmentId: first.id, round: 2 })).__typename).toBe(
      'Conflict',
    );
    const audit = await world().rows<{ action: string }>(
      'select action from attune.audit_event where subject_id = $1 order by at',
      [first.id],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'adjustment.propose',
      'adjustment.object',
      'adjustment.revise',
      'adjustment.acknowledge',
    ]);
  });

  it('a version that was drafted meanwhile is shown before the change goes on top of it; a later one carries it', async () => {
    const [ines, mara] = [await as('ines'), await as('mara')];
    plan = (await plansOf(ines, jonah)).activePlan;
    const one = await proposeAdjustment(ines, wish({ minutes: 45, maxPressure: 2 }));
    const whole = (await plansOf(mara, jonah)).activePlan;
    const content = {
      clientId: jonah,
      planId: plan.id,
      expectedVersion: whole.version,
      phase: whole.phase,
      summary: 'Worded anew.',
      guidance: whole.guidance,
      goals: whole.goals.map(({ statement, audience }: Anything) => ({ statement, audience })),
      activities: whole.activities.map(
        ({ discipline, modality, minutes, everyWeeks, maxPressure, adjustment }: Anything) => ({
          discipline,
          modality: modality.code,
          minutes: modality.code === 'MYOFASCIAL' ? 40 : minutes,
          everyWeeks,
          maxPressure,
          adjustment,
        }),
      ),
      rules: [],
    };
    const draft = await draftPlan(mara, content);
    const moved = await acknowledgeAdjustment(mara, { adjustmentId: one.id, round: 1 });
    expect(moved).toMatchObject({
      __typename: 'PlanMovedOn',
      currentVersion: draft.version,
      now: { minutes: 40, maxPressure: 3 },
      rebased: { minutes: 40, maxPressure: 2 },
    });
    expect(moved.changes).toContain('The summary is worded anew.');
    const onTop = { adjustmentId: one.id, round: 1, ontoVersion: draft.version };
    const [done, again] = await Promise.all([
      acknowledgeAdjustment(mara, onTop),
      acknowledgeAdjustment(mara, onTop),
    ]);
    expect([done.__typename, again.__typename].sort()).toEqual(['Conflict', 'PlanAdjustment']);
    const version = draft.version + 1;
    // A later version that holds the same carries the change; one that does not sets it back.
    const carried = await draftPlan(mara, {
      ...content,
      expectedVersion: version,
      activities: content.activities.map((activity: Anything) =>
        activity.modality === 'MYOFASCIAL' ? { ...activity, maxPressure: 2 } : activity,
      ),
    });
    await proposePlan(mara, plan.id, carried.version);
    expect((await adjustmentsOf(ines, jonah))[0]).toMatchObject({
      state: 'ACKNOWLEDGED',
      version: carried.version,
    });
    const without = await draftPlan(mara, { ...content, expectedVersion: carried.version });
    await proposePlan(mara, plan.id, without.version);
    expect((await adjustmentsOf(ines, jonah))[0]).toMatchObject({ state: 'PROPOSED', version: null });
    expect(await withdrawAdjustment(ines, { adjustmentId: one.id, round: 1 })).toMatchObject({
      state: 'WITHDRAWN',
    });
  });

  it('R10: responses that are not shared with the reader are counted and not shown', async () => {
    const share = (granted: boolean) =>
      rewrite(world(), [
        [
          `update attune.sharing_consent set granted = $2 where client_id = $1 and category = 'SESSION_RESPONSES' and discipline = 'PSYCHOTHERAPY'`,
          [jonah, granted],
        ],
      ]);
    await share(false);
    const seen = (await adjustmentsOf(await as('mara'), jonah)).find(({ state }) => state === 'IN_FORCE');
    expect(seen?.rounds.at(-1)).toMatchObject({
      restsOn: 'Rests on four session responses, not shared with you.',
      responses: [],
    });
    await share(true);
  });

  it('nothing is edited: neither a state, nor a round, nor an event', async () => {
    const [{ id = '' } = {}] = await world().rows<{ id: string }>(
      `select id from attune.plan_adjustment where client_id = $1 and state = 'IN_FORCE' limit 1`,
      [jonah],
    );
    for (const statement of [
      `update attune.plan_adjustment set state = 'WITHDRAWN' where id = '${id}'`,
      `update attune.plan_adjustment_round set why = 'Otherwise.' where adjustment_id = '${id}'`,
      `delete from attune.plan_adjustment_event where adjustment_id = '${id}'`,
    ]) {
      await expect(asActor(world(), 'mara', (query) => query(statement))).rejects.toThrow(
        /permission denied/,
      );
    }
  });

  it('a goal keeps its steps and history through versions; a client says which step is reached', async () => {
    const [mara, client] = [await as('mara'), await as('jonah')];
    const before = await progressOf(client, jonah);
    const goal = before.goals.find(({ steps }: Anything) => steps.length > 0);
    expect(goal.steps.map(({ reachedOn }: Anything) => reachedOn !== null)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const goalId = goal.id;
    expect((await recordGoalProgress(client, { goalId, achievement: 'ACHIEVED' })).__typename).toBe(
      'Forbidden',
    );
    const stepId = goal.steps[3].id;
    expect((await recordGoalProgress(client, { goalId, stepId, reachedOn: '2099-01-01' })).__typename).toBe(
      'InvalidInput',
    );
    await recordGoalProgress(client, { goalId, stepId, reachedOn: '2026-01-05' });
    const said = await recordGoalProgress(mara, { goalId, achievement: 'ACHIEVED', note: 'All four.' });
    const same = said.goals.find(({ lineId }: Anything) => lineId === goal.lineId);
    expect(same).toMatchObject({
      achievement: 'ACHIEVED',
      steps: [{}, {}, {}, { reachedBy: 'Jonah Whitfield' }],
    });
    expect(same.history[0]).toMatchObject({
      achievement: 'ACHIEVED',
      by: 'Dr Mara Lindqvist',
      note: 'All four.',
    });
    // Through a version by equal words, also in a draft.
    const draft = await draftPlan(mara, {
      ...planInput(jonah, { planId: plan.id }),
      goals: [{ statement: goal.statement, steps: goal.steps.map(({ text }: Anything) => text) }],
    });
    expect(draft.goals).toMatchObject([{ statement: goal.statement, achievement: 'ACHIEVED' }]);
    // Followed by figures: computed, and the same that the database holds.
    const pcl = before.goals.find(({ measured }: Anything) => measured?.name === 'PCL-5');
    const totals = await world().rows<{ total: number }>(
      `select total from attune.measure_response where client_id = $1 and code = 'PCL-5' order by taken_at`,
      [jonah],
    );
    expect(pcl.measured.now).toBe(totals.at(-1)?.total);
    expect(pcl.measured).toMatchObject({ target: 28, change: 'IMPROVED' });
    expect(pcl.measured.start).toBe(totals[0]?.total);
  });

  it('R10: what is for psychotherapy only never reaches a massage therapist, however it goes', async () => {
    const mara = await as('mara');
    const goals = (await progressOf(mara, jonah)).goals;
    const team = (await progressOf(await as('ines'), jonah)).goals;
    const hidden = goals.filter(
      ({ lineId }: Anything) => !team.some((one: Anything) => one.lineId === lineId),
    );
    expect(hidden).toHaveLength(1);
    await recordGoalProgress(mara, { goalId: hidden[0].id, achievement: 'WORSENING', note: 'Between us.' });
    const { rowCount } = await asActor(world(), 'ines', (query) =>
      query(`select from attune.goal_progress where note = 'Between us.'`),
    );
    expect(rowCount).toBe(0);
  });

  it('a review is held once, says what was decided and sets the next; the client is told', async () => {
    const [mara, ines] = [await as('mara'), await as('ines')];
    expect(await waits('mara', 'REVIEW')).toHaveLength(1);
    expect(await waits('ines', 'REVIEW')).toHaveLength(0);
    expect((await setPlanReview(ines, { planId: plan.id, on: '2099-01-05' })).__typename).toBe('Forbidden');
    expect((await setPlanReview(mara, { planId: plan.id, on: '2020-01-05' })).__typename).toBe(
      'InvalidInput',
    );
    const { nextReview } = await progressOf(mara, jonah);
    const held = {
      reviewId: nextReview.id,
      decision: 'CHANGE',
      words: 'Shorter, and firmer less often.',
      nextOn: '2099-02-02',
    };
    const since = await now();
    const both = await Promise.all([holdReview(mara, held), holdReview(mara, held)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CarePlan', 'Conflict']);
    expect(await toldOf(since)).toEqual(['jonah PLAN_REVIEWED']);
    expect(await progressOf(await as('jonah'), jonah)).toMatchObject({
      nextReview: { dueOn: '2099-02-02', setBy: 'Dr Mara Lindqvist' },
      heldReviews: [{ decision: 'CHANGE', words: held.words }, { decision: 'GO_ON' }],
    });
    expect(await waits('mara', 'REVIEW')).toHaveLength(0);
  });
});
