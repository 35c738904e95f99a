import { Controller, Get, Header, NotFoundException, Query } from '@nestjs/common';
import { Public } from '../authz/index.ts';
import { DemoMailbox, type ReceivedMail } from './demo-mailbox.ts';
import { mailboxPage } from './dev-mail.page.ts';

/** What the demo's mails look like, for whoever tries it: nobody receives them. In production not there. */
@Controller('dev')
export class DevMailController {
  constructor(private readonly mailbox: DemoMailbox) {}

  @Get('mail')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Public('the inbox of the demo, whose people do not exist; 404 in production')
  page(@Query('id') id?: string): string {
    return mailboxPage(this.mails(), id);
  }

  @Get('mail.json')
  @Header('cache-control', 'no-store')
  @Public('the same inbox, for tests')
  list(): readonly ReceivedMail[] {
    return this.mails();
  }

  private mails(): readonly ReceivedMail[] {
    if (!this.mailbox.isOpen) {
      throw new NotFoundException('There is nothing here.');
    }
    return this.mailbox.mails;
  }
}
