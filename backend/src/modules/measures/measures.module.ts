import { Global, Module } from '@nestjs/common';
import { CheckInsRead } from './data/check-ins.read.ts';
import { CheckInFieldsResolver, ClientCheckInsResolver } from './graphql/client-check-ins.resolver.ts';

/** How clients are, in their own words and numbers. */
@Global()
@Module({
  providers: [CheckInsRead, ClientCheckInsResolver, CheckInFieldsResolver],
  exports: [CheckInsRead],
})
export class MeasuresModule {}
