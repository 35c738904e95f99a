import { NEUTRAL_WORDS } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { type Attempt, JobHandler, type WorkerClient } from '../../../platform/outbox/index.ts';
import { type PushMessage, PushSender } from '../../../platform/push/index.ts';
import { type DeliveryPayload, SendDelivery } from '../app/send-delivery.ts';
import { DeliveriesRepository, type PushDevice } from '../data/deliveries.repository.ts';
import type { Delivery } from '../domain/delivery.ts';

@Injectable()
export class SendPush {
  constructor(
    private readonly sending: SendDelivery,
    private readonly deliveries: DeliveriesRepository,
    private readonly push: PushSender,
  ) {}

  /**
   * One message to each browser of one person; it says no more than a mail does (R28). Browsers that
   * their push service no longer knows are forgotten. What one of them took is sent: to try the others
   * again would disturb that one twice.
   */
  @JobHandler('send-push')
  @Public('a job of the outbox: the worker acts as its own narrow role')
  async send(client: WorkerClient, payload: DeliveryPayload, attempt: Attempt): Promise<void> {
    await this.sending.run(client, payload, attempt, async (delivery) => {
      const devices = await this.deliveries.devicesOf(client, delivery.userId);
      const message = messageOf(delivery);
      const outcomes = await Promise.all(devices.map((device) => this.outcomeOf(device, message)));
      for (const { device, came } of outcomes) {
        if (came === 'GONE') await this.deliveries.forgetDevice(client, device.id);
      }
      const failed = outcomes.find(({ came }) => came instanceof Error);
      if (failed && !outcomes.some(({ came }) => came === 'SENT')) {
        throw failed.came;
      }
      return outcomes.some(({ came }) => came === 'SENT') ? null : 'NO_DEVICE';
    });
  }

  private async outcomeOf(device: PushDevice, message: PushMessage) {
    try {
      return { device, came: await this.push.send(device, message) };
    } catch (error) {
      return { device, came: error instanceof Error ? error : new Error('Not sent.') };
    }
  }
}

function messageOf({ id, notificationId, urgent }: Delivery): PushMessage {
  return {
    payload: JSON.stringify({
      title: NEUTRAL_WORDS.title,
      tag: notificationId,
      url: `/notices/${notificationId}`,
    }),
    urgent,
    topic: id.replaceAll('-', ''),
  };
}
