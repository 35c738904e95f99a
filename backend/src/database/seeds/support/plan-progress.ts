import type { SeedClient } from './clients.ts';
import type { PracticeSeed } from './practice-seed.ts';
import type { Staff } from './staff.ts';

/** What was said of how a goal goes, on a day counted from today; `step` is one of its steps, by its place. */
export interface ProgressSpec {
  readonly day: number;
  readonly by: SeedClient | Staff;
  readonly achievement?: string;
  readonly step?: number;
  readonly note?: string;
}

/** When a plan is looked at, and what was decided; without a decision it is to come. */
export interface ReviewSpec {
  readonly day: number;
  readonly setDay: number;
  readonly decision?: 'GO_ON' | 'CHANGE';
  readonly words?: string;
}

/** Something that was said of one goal of a client's plan. */
interface Said extends ProgressSpec {
  readonly client: SeedClient;
  readonly planId: string;
  readonly statement: string;
  readonly lineId: string;
  readonly stepLineId: string | null;
}

/** How goals went, said step by step. */
export async function writeProgress(seed: PracticeSeed, said: readonly Said[]): Promise<void> {
  const { calendar } = seed;
  await seed.insert(
    'goal_progress',
    said.map(({ client, planId, statement, lineId, stepLineId, day, by, achievement, step, note }) => ({
      id: seed.id(`progress ${client.email} ${statement} ${day} ${step ?? ''}`, calendar.at(day, '18:00')),
      plan_id: planId,
      client_id: client.clientId,
      line_id: lineId,
      achievement: achievement ?? null,
      step_line_id: stepLineId,
      reached_on: stepLineId === null ? null : calendar.date(day),
      note: note ?? null,
      at: calendar.at(day, '18:00'),
      by_user: by.userId,
      by_member: 'memberId' in by ? by.memberId : null,
      by_name: by.name,
    })),
  );
}

/** A review of one client's plan. */
interface Review extends ReviewSpec {
  readonly client: SeedClient;
  readonly lead: Staff;
  readonly planId: string;
}

export async function writeReviews(seed: PracticeSeed, reviews: readonly Review[]): Promise<void> {
  const { calendar } = seed;
  await seed.insert(
    'plan_review',
    reviews.map(({ client, lead, planId, day, setDay, decision, words }) => ({
      id: seed.id(`review ${client.email} ${day}`, calendar.at(setDay, '17:00')),
      plan_id: planId,
      client_id: client.clientId,
      due_on: calendar.date(day),
      set_by: lead.memberId,
      set_at: calendar.at(setDay, '17:00'),
      held_at: decision ? calendar.at(day, '17:00') : null,
      held_by: decision ? lead.memberId : null,
      decision: decision ?? null,
      words: words ?? null,
    })),
  );
}
