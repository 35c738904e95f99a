import { Global, Module } from '@nestjs/common';
import { AskForPlanning } from './app/ask-for-planning.ts';
import { ClosePlanning } from './app/close-planning.ts';
import { PlanningRequestsRepository } from './data/planning-requests.repository.ts';
import { PlanningRequestsResolver } from './graphql/planning-requests.resolver.ts';

@Global()
@Module({
  providers: [PlanningRequestsRepository, AskForPlanning, ClosePlanning, PlanningRequestsResolver],
})
export class PlanningRequestsModule {}
