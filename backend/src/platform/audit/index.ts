export { AuditModule } from './audit.module.ts';
export {
  Audit,
  type AuditEvent,
  auditColumns,
  audited,
  type Ground,
  openInEmergency,
  openToCalledIn,
  readAudited,
} from './audit.ts';
export { fieldClassesOf, RecordClass, RecordClasses, type RecordClassName } from './record-classes.ts';
export { AuditSealer } from './audit-sealer.ts';
export { type ChainFault, type ChainReport, verifyChain } from './verify-chain.ts';
