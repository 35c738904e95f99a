import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { AppConfig } from '../../../platform/config/index.ts';
import { Mailer } from '../../../platform/mail/index.ts';
import { type Attempt, JobHandler, type WorkerClient } from '../../../platform/outbox/index.ts';
import { type DeliveryPayload, SendDelivery } from '../app/send-delivery.ts';
import { DeliveriesRepository } from '../data/deliveries.repository.ts';
import { neutralMail } from '../domain/neutral-mail.ts';

@Injectable()
export class SendMail {
  private readonly baseUrl: string;

  constructor(
    private readonly sending: SendDelivery,
    private readonly deliveries: DeliveriesRepository,
    private readonly mailer: Mailer,
    config: AppConfig,
  ) {
    this.baseUrl = (config.publicUrl ?? `http://localhost:${config.port}`).replace(/\/+$/, '');
  }

  /** One mail to one person, the same for everything there is to tell (R28). */
  @JobHandler('send-mail')
  @Public('a job of the outbox: the worker acts as its own narrow role')
  async send(client: WorkerClient, payload: DeliveryPayload, attempt: Attempt): Promise<void> {
    await this.sending.run(client, payload, attempt, async ({ id, notificationId, userId, urgent }) => {
      const addressee = await this.deliveries.addressOf(client, userId);
      if (addressee === null) {
        return 'LEFT';
      }
      await this.mailer.send(
        neutralMail(addressee, { deliveryId: id, notificationId, urgent }, this.baseUrl),
      );
      return null;
    });
  }
}
