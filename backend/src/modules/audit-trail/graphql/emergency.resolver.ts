import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { Client, type ClientRow, ClientsRead } from '../../clients/index.ts';
import { EndEmergencyAccess } from '../app/end-emergency-access.ts';
import { OpenInEmergency } from '../app/open-in-emergency.ts';
import { type EmergencyAccessRow, EmergencyRepository } from '../data/emergency.repository.ts';
import {
  EmergencyAccess,
  EndEmergencyAccessInput,
  EndEmergencyAccessResult,
  OpenInEmergencyInput,
  OpenInEmergencyResult,
} from './emergency.type.ts';

@Resolver(() => EmergencyAccess)
export class EmergencyResolver {
  constructor(
    private readonly opening: OpenInEmergency,
    private readonly ending: EndEmergencyAccess,
    private readonly emergencies: EmergencyRepository,
    private readonly clients: ClientsRead,
  ) {}

  @Mutation(() => OpenInEmergencyResult, {
    description: 'Opens a record to read for four hours. The client and the owner are told at once.',
  })
  @Policy('emergency.open')
  async openInEmergency(@Args('input') input: OpenInEmergencyInput) {
    return this.emergencies.one(await this.opening.run(input));
  }

  @Mutation(() => EndEmergencyAccessResult)
  @Policy('emergency.own')
  async endEmergencyAccess(@Args('input') input: EndEmergencyAccessInput) {
    return this.emergencies.one(await this.ending.run(input));
  }

  @ResolveField(() => Client, { nullable: true, description: 'Null when the record is closed again.' })
  @RecordClass('IDENTITY')
  client(@Parent() access: EmergencyAccessRow) {
    return this.clients.one(access.clientId);
  }
}

@Resolver(() => Client)
export class ClientEmergencyResolver {
  constructor(private readonly emergencies: EmergencyRepository) {}

  @ResolveField(() => [EmergencyAccess], {
    description:
      'When the record was opened in an emergency, the newest first: for the client and the owner all, for a psychotherapist the own.',
  })
  // It tells of who came in and nothing of the record: it opens no class of it.
  emergencyAccesses(@Parent() client: ClientRow): Promise<EmergencyAccessRow[]> {
    return this.emergencies.ofClient(client.id);
  }
}
