import { Global, Module } from '@nestjs/common';
import { KeepRecoveryLog } from './app/keep-recovery-log.ts';
import { HeavySessionsRead } from './data/heavy-sessions.read.ts';
import { RecoveryLogRepository } from './data/recovery-log.repository.ts';
import { SelfCareResolver } from './graphql/self-care.resolver.ts';

@Global()
@Module({ providers: [RecoveryLogRepository, HeavySessionsRead, KeepRecoveryLog, SelfCareResolver] })
export class SelfCareModule {}
