import { Global, Module } from '@nestjs/common';
import { AnswerOffer } from './app/answer-offer.ts';
import { ChangeWaiting } from './app/change-waiting.ts';
import { JoinWaitingList } from './app/join-waiting-list.ts';
import { PlacesFor } from './app/places-for.ts';
import { OffersRepository } from './data/offers.repository.ts';
import { WaitingListRead } from './data/waiting-list.read.ts';
import { WaitingListRepository } from './data/waiting-list.repository.ts';
import {
  ClientWaitingResolver,
  SlotOfferResolver,
  WaitingEntryResolver,
} from './graphql/waiting-list.resolver.ts';
import { OfferPlaces } from './jobs/offer-places.ts';
import { SweepWaiting } from './jobs/sweep-waiting.ts';

@Global()
@Module({
  providers: [
    WaitingListRead,
    WaitingListRepository,
    OffersRepository,
    PlacesFor,
    JoinWaitingList,
    ChangeWaiting,
    AnswerOffer,
    OfferPlaces,
    SweepWaiting,
    WaitingEntryResolver,
    SlotOfferResolver,
    ClientWaitingResolver,
  ],
})
export class WaitingListModule {}
