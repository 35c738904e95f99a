import { Global, Module } from '@nestjs/common';
import { KeepRooms } from './app/keep-rooms.ts';
import { KeepServices } from './app/keep-services.ts';
import { SettingsDesk } from './app/settings-desk.ts';
import { ServiceSettingsRead } from './data/service-settings.read.ts';
import { ServicesRepository } from './data/services.repository.ts';
import { ServiceSettingsResolver } from './graphql/service-settings.resolver.ts';

@Global()
@Module({
  providers: [
    ServiceSettingsRead,
    ServicesRepository,
    SettingsDesk,
    KeepServices,
    KeepRooms,
    ServiceSettingsResolver,
  ],
})
export class ServicesModule {}
