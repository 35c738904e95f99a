import { Global, Module } from '@nestjs/common';
import { Audit } from './audit.ts';
import { AuditSealer } from './audit-sealer.ts';

@Global()
@Module({ providers: [Audit, AuditSealer], exports: [Audit] })
export class AuditModule {}
