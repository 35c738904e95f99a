import { Global, Module } from '@nestjs/common';
import { ChangedResolver } from './changed.resolver.ts';
import { Live } from './live.ts';
import { LiveHub } from './live-hub.ts';

export { Live } from './live.ts';
export { LiveHub } from './live-hub.ts';
export { LIVE_CHANNEL, type Notice, type NoticeKind } from './notice.ts';

@Global()
@Module({ providers: [Live, LiveHub, ChangedResolver], exports: [Live, LiveHub] })
export class LiveModule {}
