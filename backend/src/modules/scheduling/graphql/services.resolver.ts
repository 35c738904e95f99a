import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { Member, type MemberRow, PracticesRead } from '../../practices/index.ts';
import { type RoomRow, type ServiceRow, ServicesRead } from '../data/services.read.ts';
import { Room, Service } from './service.type.ts';

@Resolver(() => Service)
export class ServicesResolver {
  constructor(
    private readonly services: ServicesRead,
    private readonly practices: PracticesRead,
  ) {}

  @Query(() => [Service], { name: 'services', description: 'What can be booked at this practice.' })
  @Policy('service.list')
  all(): Promise<ServiceRow[]> {
    return this.services.all();
  }

  @ResolveField(() => [Member], {
    description: 'Who offers it; a client sees the practitioners of the own team.',
  })
  async practitioners(@Parent() service: ServiceRow): Promise<MemberRow[]> {
    if (service.withheld) {
      return [];
    }
    const ids = await this.services.practitionerIds(service.id);
    return Promise.all(ids.map((id) => this.practices.member(id)));
  }

  @ResolveField(() => [Room], { description: 'Where it can be; empty where it needs no room.' })
  async rooms(@Parent() service: ServiceRow): Promise<RoomRow[]> {
    return service.withheld ? [] : this.services.rooms(service.id);
  }
}
