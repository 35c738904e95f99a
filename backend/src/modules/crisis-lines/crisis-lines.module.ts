import { Global, Module } from '@nestjs/common';
import { KeepCrisisLines } from './app/keep-crisis-lines.ts';
import { CrisisLinesRead } from './data/crisis-lines.read.ts';
import { CrisisLinesRepository } from './data/crisis-lines.repository.ts';
import { CrisisLinesResolver } from './graphql/crisis-lines.resolver.ts';
import { CrisisResourcesResolver } from './graphql/crisis-resources.resolver.ts';

@Global()
@Module({
  providers: [
    CrisisLinesRead,
    CrisisLinesRepository,
    KeepCrisisLines,
    CrisisResourcesResolver,
    CrisisLinesResolver,
  ],
  exports: [CrisisLinesRead],
})
export class CrisisLinesModule {}
