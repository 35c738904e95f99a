export { AuditModule } from './audit.module.ts';
export { Audit, type AuditEvent, auditColumns, audited, type Ground, readAudited } from './audit.ts';
