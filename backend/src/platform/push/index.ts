import { Global, Module } from '@nestjs/common';
import { PushSender } from './push-sender.ts';

export { type PushMessage, type PushOutcome, PushSender, type PushTarget } from './push-sender.ts';

@Global()
@Module({ providers: [PushSender], exports: [PushSender] })
export class PushModule {}
