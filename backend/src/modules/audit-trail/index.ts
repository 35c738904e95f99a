export { AuditTrailModule } from './audit-trail.module.ts';
