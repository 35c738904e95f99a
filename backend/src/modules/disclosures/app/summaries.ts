import {
  type ProgressSummary,
  progressSummary,
  stepsInWords,
  type SummaryFacts,
  textOfSummary,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext, practiceActor } from '../../../platform/context/index.ts';
import { PracticeKeys } from '../../../platform/crypto/index.ts';
import type { Statement, Unit } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { CarePlansRead, GoalMeasures, GoalProgressRepository, type GoalRow } from '../../care-plans/index.ts';
import { MeasuresRead } from '../../measures/index.ts';
import { type DisclosureRow, DisclosuresRepository } from '../data/disclosures.repository.ts';
import { SummaryRead } from '../data/summary.read.ts';
import { hashOfText, sealPurpose } from '../domain/hashes.ts';

/** A summary with the text that is sealed and its hash. */
export interface HashedSummary {
  readonly summary: ProgressSummary;
  readonly text: string;
  readonly hash: Buffer;
}

const DAY = 86_400_000;

/** What summaries hold: of a draft what the record says now, of all others what was sealed. */
@Injectable()
export class Summaries {
  constructor(
    private readonly read: SummaryRead,
    private readonly plans: CarePlansRead,
    private readonly goals: GoalMeasures,
    private readonly steps: GoalProgressRepository,
    private readonly measures: MeasuresRead,
    private readonly keys: PracticeKeys,
    private readonly disclosures: DisclosuresRepository,
  ) {}

  /** Null for a draft that was thrown away. */
  async of(row: DisclosureRow): Promise<ProgressSummary | null> {
    if (row.state === 'DRAFT') {
      return (await this.compose(row)).summary;
    }
    const sealed = await this.disclosures.sealedOf(row.id);
    return sealed && readSummary(await this.keys.open(askOnce, sealPurpose(row.id), sealed));
  }

  /** Made anew from the record, as far as it is open to the actor. @throws ProblemError NotFound. */
  async compose(row: DisclosureRow): Promise<HashedSummary> {
    const summary = progressSummary(await this.factsOf(row), {
      recipient: {
        kind: row.recipientKind,
        name: row.recipientName,
        organisation: row.recipientOrganisation,
      },
      reason: row.reason,
      parts: row.parts,
      from: row.from,
      to: row.to,
      openDays: row.openDays,
      narrative: row.narrative,
    });
    const text = textOfSummary(summary);
    return { summary, text, hash: hashOfText(text) };
  }

  private async factsOf({ clientId, composedBy, from, to }: DisclosureRow): Promise<SummaryFacts> {
    const { timeZone } = practiceActor();
    // A day more on either side: which local day it was is decided with the practice's zone.
    const range = {
      from: new Date(Date.parse(from) - DAY).toISOString(),
      to: new Date(Date.parse(to) + 2 * DAY).toISOString(),
    };
    const [head, plan, scores, sessions, holds, team] = await Promise.all([
      this.read.head(clientId),
      this.plans.activeVersionOf(clientId),
      this.measures.ofClient(clientId, null, range),
      this.read.sessions(clientId),
      this.read.holds(clientId),
      this.read.team(clientId),
    ]);
    if (!head) {
      throw notFound();
    }
    const goals = plan ? await this.plans.goalsOf(plan.versionId) : [];
    const shared = goals.filter(({ audience }) => audience === 'TEAM');
    return {
      client: { name: head.name, preferredName: head.preferredName, pronouns: head.pronouns },
      sender: composedBy,
      practice: { name: head.practiceName, phone: head.practicePhone, timeZone },
      phase: plan?.phase ?? null,
      goals: await Promise.all(shared.map((goal) => this.goalOf(goal))),
      sessions,
      scores: scores.map(({ code, value, band, takenAt }) => ({ code, value, band, takenAt })),
      holds,
      team,
    };
  }

  private async goalOf(goal: GoalRow): Promise<SummaryFacts['goals'][number]> {
    const [measured, steps] = await Promise.all([this.goals.of(goal), this.steps.stepsOf(goal.id)]);
    return {
      statement: goal.statement,
      achievement: goal.achievement,
      measured: measured?.sentence ?? null,
      steps: stepsInWords(steps),
    };
  }
}

/** What was sealed as a summary. */
export function readSummary(text: string): ProgressSummary {
  return JSON.parse(text) as ProgressSummary;
}

const askOnce: Unit['query'] = <Row extends object>(
  statement: Statement,
  values: readonly unknown[] = [],
) => {
  const { memo, reader } = currentContext();
  const key = `${statement.name} ${JSON.stringify(values)}`;
  const asked = (memo.get(key) as Promise<Row[]> | undefined) ?? reader.read<Row>(statement, values);
  memo.set(key, asked);
  return asked;
};
