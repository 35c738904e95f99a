import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { Member, PracticesRead } from '../../practices/index.ts';
import { AcknowledgeHandoff } from '../app/acknowledge-handoff.ts';
import { AmendNote } from '../app/amend-note.ts';
import {
  type AmendmentRow,
  AmendmentsRepository,
  type HandoffSeenRow,
} from '../data/amendments.repository.ts';
import type { NoteRow } from '../data/note-row.ts';
import { NotesRead } from '../data/notes.read.ts';
import {
  AcknowledgeHandoffInput,
  Amendment,
  AmendmentResult,
  AnswerAmendmentInput,
  HandoffSeen,
  RequestAmendmentInput,
  StateBesideRefusalInput,
  WithdrawAmendmentInput,
} from './amendment.type.ts';
import { Note, NoteResult, SessionResponse } from './note.type.ts';

@Resolver()
export class AmendmentsResolver {
  constructor(
    private readonly amending: AmendNote,
    private readonly takingOver: AcknowledgeHandoff,
    private readonly amendments: AmendmentsRepository,
    private readonly notes: NotesRead,
  ) {}

  @Mutation(() => AmendmentResult, { description: 'The client asks for a correction of a signed note.' })
  @Policy('amendment.request')
  async requestAmendment(@Args('input') input: RequestAmendmentInput) {
    return this.amendments.one(await this.amending.request(input));
  }

  @Mutation(() => AmendmentResult, { description: 'The client takes a request back before it is answered.' })
  @Policy('amendment.request')
  async withdrawAmendment(@Args('input') input: WithdrawAmendmentInput) {
    return this.amendments.one(await this.amending.withdraw(input));
  }

  @Mutation(() => AmendmentResult, {
    description:
      'The note’s author adds to the note, or declines with a reason; the lead psychotherapist where the author has left the team.',
  })
  @Policy('amendment.answer')
  async answerAmendment(@Args('input') input: AnswerAmendmentInput) {
    return this.amendments.one(await this.amending.answer(input));
  }

  @Mutation(() => AmendmentResult, {
    description: 'The client’s own words beside a refusal, kept with the note.',
  })
  @Policy('amendment.request')
  async stateBesideRefusal(@Args('input') input: StateBesideRefusalInput) {
    return this.amendments.one(await this.amending.putStatement(input));
  }

  @Mutation(() => NoteResult, {
    description: 'A psychotherapist takes over what a session response brings to psychotherapy.',
  })
  @Policy('note.session.takeOver')
  async acknowledgeHandoff(@Args('input') input: AcknowledgeHandoffInput) {
    return this.notes.one(await this.takingOver.run(input));
  }
}

@Resolver(() => Note)
export class NoteAmendmentsResolver {
  constructor(private readonly amendments: AmendmentsRepository) {}

  @ResolveField('amendments', () => [Amendment], {
    description:
      'What the client asked to be corrected, for whoever reads the note itself; the oldest first.',
  })
  @RecordClass('NOTES')
  ofNote(@Parent() note: NoteRow): Promise<AmendmentRow[]> | AmendmentRow[] {
    return note.kind === 'PROCESS' || note.signedAt === null ? [] : this.amendments.ofNote(note.id);
  }
}

@Resolver(() => Amendment)
export class AmendmentPeopleResolver {
  constructor(private readonly practices: PracticesRead) {}

  @ResolveField(() => Member, { nullable: true })
  answeredBy(@Parent() { answeredById }: AmendmentRow) {
    return answeredById === null ? null : this.practices.member(answeredById);
  }

  @ResolveField(() => Member, {
    nullable: true,
    description: 'Who is to answer it. Null once it is answered, and while nobody on the team can.',
  })
  waitsFor(@Parent() { waitsForId }: AmendmentRow) {
    return waitsForId === null ? null : this.practices.member(waitsForId);
  }
}

@Resolver(() => SessionResponse)
export class SessionHandoffResolver {
  constructor(private readonly amendments: AmendmentsRepository) {}

  @ResolveField(() => HandoffSeen, {
    nullable: true,
    description: 'That a psychotherapist took over what is to be brought to psychotherapy.',
  })
  @RecordClass('SESSION_RESPONSES')
  takenOver(@Parent() note: NoteRow): Promise<HandoffSeenRow | null> | null {
    return note.responseId === null || !note.toPsychotherapy ? null : this.amendments.handoffSeen(note.id);
  }
}

@Resolver(() => HandoffSeen)
export class HandoffSeenResolver {
  constructor(private readonly practices: PracticesRead) {}

  @ResolveField(() => Member)
  by(@Parent() { memberId }: HandoffSeenRow) {
    return this.practices.member(memberId);
  }
}
