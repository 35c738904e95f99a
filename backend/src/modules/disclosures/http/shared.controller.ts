import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../../platform/authz/index.ts';
import { OpenShared } from '../app/open-shared.ts';

/** Said alike of everything that opens nothing. */
const NOTHING = {
  message:
    'This opens nothing. The code may be wrong, or the link has ended. Please ask whoever sent it to you.',
} as const;

/** What somebody outside reads by a link. */
@Controller('shared')
export class SharedController {
  constructor(private readonly opening: OpenShared) {}

  /** Token and code come in the body, so that neither stands in an address; cookies are not looked at. */
  @Post('open')
  @Public('whoever holds the link and its code reads that one summary; every opening is noted')
  async open(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow');
    const opened = await this.opening.run(body, request.ip);
    void reply.code(opened ? 200 : 404).send(opened ?? NOTHING);
  }
}
