import {
  contraindicationClass,
  decide,
  type IntakePart,
  intakeEntryLabel,
  intakeWarnings,
} from '@attune/shared';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz, Policy } from '../../../platform/authz/index.ts';
import { Client, type ClientRow, Withheld } from '../../clients/index.ts';
import { KeepIntake } from '../app/keep-intake.ts';
import { type IntakeEntryRow, IntakeRead, type IntakeRow, type IntakeTextRow } from '../data/intake.read.ts';
import { notBegun } from '../domain/not-begun.ts';
import {
  CompleteIntakeInput,
  Intake,
  IntakeEntry,
  IntakeResult,
  IntakeText,
  SaveIntakeInput,
} from './intake.type.ts';

@Resolver(() => Client)
export class ClientIntakeResolver {
  constructor(
    private readonly intakes: IntakeRead,
    private readonly authz: Authz,
  ) {}

  @ResolveField(() => Intake, {
    nullable: true,
    description: 'The health questions, for the client and the care team; null to anybody else.',
  })
  @RecordClass('MEDICAL')
  async intake(@Parent() client: ClientRow): Promise<IntakeRow | null> {
    const [head, facts] = await Promise.all([this.intakes.head(client.id), this.authz.factsOf(client.id)]);
    return decide('intake.read', facts).allow ? (head ?? notBegun(client.id)) : null;
  }
}

@Resolver(() => Intake)
export class IntakeResolver {
  constructor(
    private readonly intakes: IntakeRead,
    private readonly keeping: KeepIntake,
    private readonly authz: Authz,
  ) {}

  @ResolveField(() => String, { nullable: true, description: 'What the client hopes for.' })
  goals(@Parent() intake: IntakeRow): Promise<string | null> {
    return this.textOf(intake, 'GOALS');
  }

  @ResolveField(() => String, { nullable: true })
  mentalHealthConcerns(@Parent() intake: IntakeRow): Promise<string | null> {
    return this.textOf(intake, 'MENTAL_HEALTH_CONCERNS');
  }

  @ResolveField(() => String, { nullable: true, description: 'What to avoid, not the story.' })
  triggersToAvoid(@Parent() intake: IntakeRow): Promise<string | null> {
    return this.textOf(intake, 'TRIGGERS_TO_AVOID');
  }

  @ResolveField(() => [IntakeText], {
    description: 'The texts that are open to the viewer, with their authors.',
  })
  async texts(@Parent() { clientId }: IntakeRow): Promise<IntakeText[]> {
    const texts: IntakeTextRow[] = await this.intakes.texts(clientId);
    return texts.filter(({ words }) => words !== '').map(({ words, ...rest }) => ({ ...rest, text: words }));
  }

  @ResolveField(() => [IntakeEntry], { description: 'What holds now and is open to the viewer.' })
  entries(@Parent() intake: IntakeRow): Promise<IntakeEntryRow[]> {
    return this.intakes.current(intake.clientId);
  }

  @ResolveField(() => [IntakeEntry], { description: 'What held once; nothing is ever deleted.' })
  async earlier(@Parent() intake: IntakeRow): Promise<IntakeEntryRow[]> {
    return (await this.intakes.entries(intake.clientId)).filter((entry) => entry.endedAt !== null);
  }

  @ResolveField(() => [String], { description: 'What bodywork adapts to, one sentence each.' })
  async warnings(@Parent() intake: IntakeRow): Promise<string[]> {
    return intakeWarnings(await this.intakes.current(intake.clientId));
  }

  @ResolveField(() => [Withheld], {
    description:
      'That something is kept from the viewer and that the client decides: never what, nor how much.',
  })
  async withheld(@Parent() { clientId }: IntakeRow): Promise<Withheld[]> {
    const decision = decide('intake.readMedical', await this.authz.factsOf(clientId));
    return decision.allow ? [] : [{ reason: decision.reason, category: 'MEDICAL' }];
  }

  @Mutation(() => IntakeResult, {
    description: 'Keeps answers to the health questions: texts, new entries, entries that ended.',
  })
  @Policy('intake.write')
  async saveIntake(@Args('input') input: SaveIntakeInput) {
    return this.intakes.head(await this.keeping.save(input));
  }

  @Mutation(() => IntakeResult, {
    description: 'Says that the health questions are answered, as far as the client wants to.',
  })
  @Policy('intake.write')
  async completeIntake(@Args('input') input: CompleteIntakeInput) {
    return this.intakes.head(await this.keeping.complete(input));
  }

  /** Null where nothing was written, or it is not open to the viewer. */
  private async textOf({ clientId }: IntakeRow, part: IntakePart): Promise<string | null> {
    const texts = await this.intakes.texts(clientId);
    return texts.find((text) => text.part === part)?.words || null;
  }
}

@Resolver(() => IntakeEntry)
export class IntakeEntryResolver {
  @ResolveField(() => String)
  label(@Parent() entry: IntakeEntryRow): string {
    return intakeEntryLabel(entry);
  }

  @ResolveField('class', () => String, { nullable: true })
  classOf(@Parent() entry: IntakeEntryRow): string | null {
    return contraindicationClass(entry);
  }
}
