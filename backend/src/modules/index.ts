import { CareTeamsModule } from './care-teams/index.ts';
import { ClientsModule } from './clients/index.ts';
import { ConsentModule } from './consent/index.ts';
import { IdentityModule } from './identity/index.ts';
import { PracticesModule } from './practices/index.ts';

/** The modules of care, each behind its own door. */
export const MODULES = [
  IdentityModule,
  PracticesModule,
  ClientsModule,
  CareTeamsModule,
  ConsentModule,
];
