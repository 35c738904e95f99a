import { Global, Module } from '@nestjs/common';
import { SessionResolver } from '../../platform/context/index.ts';
import { Sessions } from './app/sessions.ts';
import { SignIn } from './app/sign-in.ts';
import { VerifyPassword } from './app/verify-password.ts';
import { IdentityRepository } from './data/identity.repository.ts';
import { ViewerResolver } from './graphql/viewer.resolver.ts';

@Global()
@Module({
  providers: [
    IdentityRepository,
    Sessions,
    { provide: SessionResolver, useExisting: Sessions },
    SignIn,
    VerifyPassword,
    ViewerResolver,
  ],
  exports: [SessionResolver, VerifyPassword],
})
export class IdentityModule {}
