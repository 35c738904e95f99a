import { Global, Module } from '@nestjs/common';
import { Logger } from './logger.ts';

export { describeError, Logger } from './logger.ts';

@Global()
@Module({ providers: [Logger], exports: [Logger] })
export class LoggingModule {}
