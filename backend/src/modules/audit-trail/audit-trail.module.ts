import { Global, Module } from '@nestjs/common';
import { EndEmergencyAccess } from './app/end-emergency-access.ts';
import { OpenInEmergency } from './app/open-in-emergency.ts';
import { AuditTrailRead } from './data/audit-trail.read.ts';
import { EmergencyRepository } from './data/emergency.repository.ts';
import { AccessLogResolver } from './graphql/access-log.resolver.ts';
import { AuditTrailResolver } from './graphql/audit-trail.resolver.ts';
import { ClientEmergencyResolver, EmergencyResolver } from './graphql/emergency.resolver.ts';
import { TellOfEmergency } from './jobs/tell-of-emergency.ts';

/** Who opened which record, told to whom it concerns; and a record opened in an emergency. */
@Global()
@Module({
  providers: [
    AuditTrailRead,
    EmergencyRepository,
    OpenInEmergency,
    EndEmergencyAccess,
    TellOfEmergency,
    AccessLogResolver,
    AuditTrailResolver,
    EmergencyResolver,
    ClientEmergencyResolver,
  ],
})
export class AuditTrailModule {}
