import { mailStays, NOTIFICATION_TOPICS, USUAL_CHOICE } from '@attune/shared';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { ChooseNotifications } from '../app/choose-notifications.ts';
import { ChoicesRepository } from '../data/choices.repository.ts';
import { ChooseNotificationsInput, ChooseNotificationsResult, NotificationChoices } from './choices.type.ts';

@Resolver(() => NotificationChoices)
export class ChoicesResolver {
  constructor(
    private readonly choices: ChoicesRepository,
    private readonly choosing: ChooseNotifications,
  ) {}

  @Query(() => NotificationChoices, { description: 'How the viewer is told, in this practice.' })
  @Policy('notification.own')
  async notificationChoices(): Promise<NotificationChoices> {
    const [chosen, quietHours] = await Promise.all([this.choices.mine(), this.choices.quietHours()]);
    const isPsychotherapist = practiceActor().roles.includes('PSYCHOTHERAPIST');
    const topics = NOTIFICATION_TOPICS.map((topic) => {
      const { mail, push } = chosen.find((one) => one.topic === topic) ?? USUAL_CHOICE;
      const stays = mailStays(topic, isPsychotherapist);
      return { topic, mail: mail || stays, push, mailStays: stays };
    });
    return { topics, quietHours };
  }

  @Mutation(() => ChooseNotificationsResult)
  @Policy('notification.own')
  async chooseNotifications(@Args('input') input: ChooseNotificationsInput): Promise<NotificationChoices> {
    await this.choosing.run(input);
    return this.notificationChoices();
  }
}
