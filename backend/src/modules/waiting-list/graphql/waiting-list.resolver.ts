import { Args, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fieldClassesOf, RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { Client, type ClientRow, ClientsRead } from '../../clients/index.ts';
import { Member, PracticesRead } from '../../practices/index.ts';
import { Service, type ServiceRow } from '../../scheduling/index.ts';
import { AnswerOffer } from '../app/answer-offer.ts';
import { ChangeWaiting } from '../app/change-waiting.ts';
import { JoinWaitingList } from '../app/join-waiting-list.ts';
import { type OfferRow, WaitingListRead, type WaitingRow } from '../data/waiting-list.read.ts';
import {
  AnswerOfferInput,
  AnswerOfferResult,
  JoinWaitingListInput,
  SlotOffer,
  WaitingEntry,
  WaitingEntryInput,
  WaitingEntryResult,
  WaitingUrgencyInput,
} from './waiting-list.type.ts';

@Resolver(() => WaitingEntry)
export class WaitingEntryResolver {
  constructor(
    private readonly list: WaitingListRead,
    private readonly joining: JoinWaitingList,
    private readonly changing: ChangeWaiting,
    private readonly answering: AnswerOffer,
    private readonly clients: ClientsRead,
    private readonly practices: PracticesRead,
  ) {}

  @Query(() => [WaitingEntry], {
    description:
      'Who waits for a time, within the viewer’s reach, in the order in which they are thought of.',
  })
  @Policy('appointment.list')
  waitingList(@Info() info: GraphQLResolveInfo): Promise<WaitingRow[]> {
    return this.list.all(fieldClassesOf(info));
  }

  @Mutation(() => WaitingEntryResult, {
    description: 'Waits for a time; what suits is offered when it comes free.',
  })
  @Policy('waiting.write')
  async joinWaitingList(@Args('input') input: JoinWaitingListInput): Promise<WaitingRow | null> {
    return this.list.one(await this.joining.run(input));
  }

  @Mutation(() => WaitingEntryResult)
  @Policy('waiting.write')
  async withdrawFromWaitingList(@Args('input') input: WaitingEntryInput): Promise<WaitingRow | null> {
    return this.list.one(await this.changing.withdraw(input));
  }

  @Mutation(() => WaitingEntryResult, { description: 'How soon it is needed, as the care team sees it.' })
  @Policy('waiting.write')
  async setWaitingUrgency(@Args('input') input: WaitingUrgencyInput): Promise<WaitingRow | null> {
    return this.list.one(await this.changing.setUrgency(input));
  }

  @Mutation(() => AnswerOfferResult, {
    description: 'Takes an offered time, which is booked by the rules of booking, or turns it down.',
  })
  @Policy('waiting.write')
  async answerOffer(@Args('input') input: AnswerOfferInput): Promise<WaitingRow | null> {
    return this.list.one(await this.answering.run(input));
  }

  @ResolveField(() => Client, { nullable: true })
  @RecordClass('IDENTITY')
  client(@Parent() { clientId }: WaitingRow) {
    return this.clients.one(clientId);
  }

  @ResolveField(() => Member, { nullable: true, description: 'With whom; null: anybody who offers it.' })
  practitioner(@Parent() { memberId }: WaitingRow) {
    return memberId === null ? null : this.practices.member(memberId);
  }

  @ResolveField(() => Service, { nullable: true, description: 'Null where it is withheld from the viewer.' })
  service(@Parent() entry: WaitingRow): ServiceRow | null {
    const { serviceId: id, serviceName: name, class: of, minutes, discipline, modality } = entry;
    return id !== null && name !== null && of !== null && minutes !== null
      ? { id, name, discipline, class: of, minutes, modality, withheld: false }
      : null;
  }

  @ResolveField(() => [SlotOffer], { description: 'What was offered, the newest first.' })
  offers(@Parent() { id }: WaitingRow): Promise<OfferRow[]> {
    return this.list.offers(id);
  }
}

@Resolver(() => SlotOffer)
export class SlotOfferResolver {
  constructor(private readonly practices: PracticesRead) {}

  @ResolveField(() => Member)
  practitioner(@Parent() { memberId }: OfferRow) {
    return this.practices.member(memberId);
  }
}

@Resolver(() => Client)
export class ClientWaitingResolver {
  constructor(private readonly list: WaitingListRead) {}

  @ResolveField(() => [WaitingEntry], { description: 'What the client waits for, the longest first.' })
  @RecordClass('APPOINTMENTS')
  waiting(@Parent() { id }: ClientRow): Promise<WaitingRow[]> {
    return this.list.ofClient(id);
  }
}
