import { Global, Module } from '@nestjs/common';
import { ResponseFactsRead } from './data/response-facts.read.ts';
import {
  ClientResponseProfileResolver,
  ResponseProfileResolver,
} from './graphql/response-profile.resolver.ts';

/** How a client's body and days answered to bodywork: figures of one person's history, and no proof. */
@Global()
@Module({ providers: [ResponseFactsRead, ClientResponseProfileResolver, ResponseProfileResolver] })
export class ResponseProfileModule {}
