import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { KeepRooms } from '../app/keep-rooms.ts';
import { KeepServices } from '../app/keep-services.ts';
import { ServiceSettingsRead } from '../data/service-settings.read.ts';
import {
  RetireInput,
  SaveRoomInput,
  SaveServiceInput,
  ServiceSettings,
  ServiceSettingsResult,
} from './service-settings.type.ts';

@Resolver()
export class ServiceSettingsResolver {
  constructor(
    private readonly read: ServiceSettingsRead,
    private readonly services: KeepServices,
    private readonly rooms: KeepRooms,
  ) {}

  @Query(() => ServiceSettings)
  @Policy('service.manage')
  async serviceSettings(): Promise<ServiceSettings> {
    const [services, rooms] = await Promise.all([this.read.services(), this.read.rooms()]);
    return { services, rooms };
  }

  @Mutation(() => ServiceSettingsResult, { description: 'Adds a service, or changes one.' })
  @Policy('service.manage')
  async saveService(@Args('input') input: SaveServiceInput) {
    await this.services.save(input);
    return this.serviceSettings();
  }

  @Mutation(() => ServiceSettingsResult, { description: 'Offers a service no more; what is booked stays.' })
  @Policy('service.manage')
  async retireService(@Args('input') input: RetireInput) {
    await this.services.retire(input);
    return this.serviceSettings();
  }

  @Mutation(() => ServiceSettingsResult, { description: 'Adds a room, or names one anew.' })
  @Policy('service.manage')
  async saveRoom(@Args('input') input: SaveRoomInput) {
    await this.rooms.save(input);
    return this.serviceSettings();
  }

  @Mutation(() => ServiceSettingsResult, {
    description: 'Books a room no more; refused where a service would be left without one.',
  })
  @Policy('service.manage')
  async retireRoom(@Args('input') input: RetireInput) {
    await this.rooms.retire(input);
    return this.serviceSettings();
  }
}
