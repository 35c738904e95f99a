import { Global, Module } from '@nestjs/common';
import { RequestContexts } from './request-contexts.ts';

export { dressHttp, type HttpExchange } from './http.ts';
export { cookieOf, RequestContexts, SESSION_COOKIE } from './request-contexts.ts';

@Global()
@Module({ providers: [RequestContexts], exports: [RequestContexts] })
export class HttpModule {}
