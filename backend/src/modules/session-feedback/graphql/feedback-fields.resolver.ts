import { decide, feedbackClosesAt, feedbackNeedsCare } from '@attune/shared';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { type NoteRow, SessionResponse } from '../../clinical-notes/index.ts';
import { Member, PracticesRead } from '../../practices/index.ts';
import {
  type AskedSessionRow,
  type ChangeRow,
  FeedbackRead,
  type FeedbackRow,
} from '../data/feedback.read.ts';
import { FeedbackChange, SessionFeedback, SessionToTellOf } from './feedback.type.ts';

@Resolver(() => Client)
export class ClientFeedbackResolver {
  constructor(
    private readonly feedback: FeedbackRead,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [SessionFeedback], {
    description:
      'What the client said after sessions of bodywork, the newest first, at most a hundred; empty also where none of it is open to the viewer.',
  })
  @RecordClass('SESSION_RESPONSES')
  sessionFeedback(@Parent() { id }: ClientRow): Promise<FeedbackRow[]> {
    return this.feedback.ofClient(id);
  }

  @ResolveField(() => [SessionToTellOf], {
    description:
      'To the client: sessions of bodywork of the last seven days that nothing was said of yet, the newest first. To anybody else, none.',
  })
  @RecordClass('APPOINTMENTS')
  sessionsToTellOf(@Parent() { id }: ClientRow): Promise<AskedSessionRow[]> {
    return this.feedback.asked(id, this.clock.nowText());
  }
}

@Resolver(() => SessionResponse)
export class FeedbackOfResponseResolver {
  constructor(private readonly reading: FeedbackRead) {}

  @ResolveField(() => SessionFeedback, {
    nullable: true,
    description: 'What the client said after the session; null also where it is not open to the viewer.',
  })
  @RecordClass('SESSION_RESPONSES')
  feedback(@Parent() { appointmentId }: NoteRow): Promise<FeedbackRow | null> | null {
    return appointmentId === null ? null : this.reading.ofAppointment(appointmentId);
  }
}

@Resolver(() => SessionFeedback)
export class FeedbackFieldsResolver {
  constructor(
    private readonly authz: Authz,
    private readonly practices: PracticesRead,
  ) {}

  @ResolveField(() => Member, { description: 'Whose session it was.' })
  therapist(@Parent() { memberId }: FeedbackRow) {
    return this.practices.member(memberId);
  }

  @ResolveField(() => Boolean, { description: 'It did not wholly feel safe, or in the client’s own hands.' })
  needsCare(@Parent() said: FeedbackRow): boolean {
    return feedbackNeedsCare(said);
  }

  @ResolveField(() => [Member], { description: 'Who of the team has read it.' })
  async seenBy(@Parent() { seenBy }: FeedbackRow) {
    return Promise.all(seenBy.map((id) => this.practices.member(id)));
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may say what was changed.' })
  async viewerCanAnswer(@Parent() { clientId, memberId }: FeedbackRow): Promise<boolean> {
    const own = memberId === practiceActor().memberId;
    return own && decide('feedback.answer', { ...(await this.authz.factsOf(clientId)), own }).allow;
  }

  @ResolveField(() => Boolean, { description: 'Whether it is still for the viewer to read.' })
  async waitsForViewer(@Parent() { clientId, memberId, seenBy }: FeedbackRow): Promise<boolean> {
    const me = practiceActor().memberId;
    if (me === null || seenBy.includes(me)) {
      return false;
    }
    const facts = await this.authz.factsOf(clientId);
    return decide('feedback.see', { ...facts, own: memberId === me }).allow;
  }
}

@Resolver(() => FeedbackChange)
export class FeedbackChangeResolver {
  constructor(private readonly practices: PracticesRead) {}

  @ResolveField(() => Member)
  by(@Parent() { memberId }: ChangeRow) {
    return this.practices.member(memberId);
  }
}

@Resolver(() => SessionToTellOf)
export class SessionToTellOfResolver {
  constructor(private readonly practices: PracticesRead) {}

  @ResolveField(() => Member)
  therapist(@Parent() { memberId }: AskedSessionRow) {
    return this.practices.member(memberId);
  }

  @ResolveField(() => DateTimeType, { description: 'Until when it is asked.' })
  until(@Parent() { endsAt }: AskedSessionRow): string {
    return new Date(feedbackClosesAt(Date.parse(endsAt))).toISOString();
  }
}
