import { Global, Module } from '@nestjs/common';
import { DemoMailbox } from './demo-mailbox.ts';
import { DevMailController } from './dev-mail.controller.ts';
import { Mailer } from './mailer.ts';
import { SmtpMailer } from './smtp-mailer.ts';

export { DemoMailbox, type ReceivedMail } from './demo-mailbox.ts';
export { type Mail, Mailer } from './mailer.ts';

@Global()
@Module({
  controllers: [DevMailController],
  providers: [DemoMailbox, { provide: Mailer, useClass: SmtpMailer }],
  exports: [Mailer, DemoMailbox],
})
export class MailModule {}
