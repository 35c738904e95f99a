import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Authz } from './authz.ts';
import { Census } from './census.ts';
import { PolicyGuard } from './policy.guard.ts';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [Authz, Census, { provide: APP_GUARD, useClass: PolicyGuard }],
  exports: [Authz, Census],
})
export class AuthzModule {}
