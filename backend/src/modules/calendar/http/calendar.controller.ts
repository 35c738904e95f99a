import { createHash } from 'node:crypto';
import { Controller, Get, Header, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Policy, Public } from '../../../platform/authz/index.ts';
import { isUuid } from '../../../platform/validation/index.ts';
import { ReadFeed } from '../app/read-feed.ts';

const CALENDAR = 'text/calendar; charset=utf-8';
const NAME = /^([\w-]{1,100})\.ics$/;

/** What calendars read. */
@Controller('calendar')
export class CalendarController {
  constructor(private readonly feeds: ReadFeed) {}

  @Get(':file')
  @Public('the secret in the address says whose it is; its owner’s own policies are asked at each reading')
  async feed(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = await this.feeds.bySecret(NAME.exec(file)?.[1] ?? '', request.ip);
    if (text === null) {
      throw new NotFoundException('There is nothing here.');
    }
    const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    void reply
      .header('etag', tag)
      // Asked anew each time, so that a feed that was taken back is gone at once.
      .header('cache-control', 'private, no-cache')
      .header('x-robots-tag', 'noindex');
    if (request.headers['if-none-match'] === tag) {
      void reply.code(304).send();
      return;
    }
    void reply.type(CALENDAR).send(text);
  }

  @Get('visits/:file')
  @Header('cache-control', 'private, no-store')
  @Header('content-disposition', 'attachment; filename="appointment.ics"')
  @Header('content-type', CALENDAR)
  @Policy('calendar.own')
  async visit(@Param('file') file: string): Promise<string> {
    const id = NAME.exec(file)?.[1] ?? '';
    const text = isUuid(id) ? await this.feeds.ofAppointment(id) : null;
    if (text === null) {
      throw new NotFoundException('There is nothing here.');
    }
    return text;
  }
}
