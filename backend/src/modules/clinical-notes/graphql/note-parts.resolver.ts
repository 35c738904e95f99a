import { SHARING_CATEGORY_WORDS, type SharingCategory } from '@attune/shared';
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz } from '../../../platform/authz/index.ts';
import { pageRequest, toConnection } from '../../../platform/graphql/index.ts';
import {
  Client,
  type ClientRow,
  ClientsRead,
  NoteBody,
  type NoteBodyValue,
  Withheld,
} from '../../clients/index.ts';
import { VerifyPassword } from '../../identity/index.ts';
import { Member, PracticesRead } from '../../practices/index.ts';
import { Appointment, SchedulingRead } from '../../scheduling/index.ts';
import type { NoteRow } from '../data/note-row.ts';
import { type AddendumRow, NotesRead } from '../data/notes.read.ts';
import { SealedTexts } from '../data/sealed-texts.ts';
import { arrivalOf, consentOf, departureOf } from '../domain/note-parts.ts';
import {
  Addendum,
  ConsentCheck,
  ContactNote,
  Note,
  NoteConnection,
  NotesArgs,
  ProcessNote,
  ProgressNote,
  RegionWork,
  Scales,
  SessionResponse,
} from './note.type.ts';

const BODY_WITHHELD = {
  reason: 'The note itself is between the client and the psychotherapists of the team.',
  category: null,
};

/** R13: what is sealed opens for its author, who has proved it within fifteen minutes. */
const CLOSED = 'Closed until you give your password once more.';

const NO_LONGER_OPEN = { name: 'A client of earlier', preferredName: null, pronouns: null };

/** What every note has, whatever its kind. */
@Resolver(() => Note)
export class NoteResolver {
  constructor(
    private readonly notes: NotesRead,
    private readonly clients: ClientsRead,
    private readonly practices: PracticesRead,
  ) {}

  @ResolveField(() => Member)
  author(@Parent() note: NoteRow) {
    return this.practices.member(note.authorId);
  }

  @ResolveField(() => Client)
  @RecordClass('IDENTITY')
  async client(@Parent() note: NoteRow): Promise<ClientRow> {
    // An author who has left the team keeps the note (R4); the client’s name is no longer theirs to read.
    return (await this.clients.one(note.clientId)) ?? { ...NO_LONGER_OPEN, id: note.clientId };
  }

  @ResolveField(() => [Addendum])
  addenda(@Parent() note: NoteRow): Promise<AddendumRow[]> {
    return this.notes.addenda(note.id);
  }
}

@Resolver(() => Addendum)
export class AddendumResolver {
  constructor(
    private readonly practices: PracticesRead,
    private readonly sealed: SealedTexts,
    private readonly password: VerifyPassword,
  ) {}

  @ResolveField(() => Member)
  author(@Parent() addendum: AddendumRow) {
    return this.practices.member(addendum.authorId);
  }

  @ResolveField(() => String)
  async text(@Parent() { id, text, keyVersion, sealed }: AddendumRow): Promise<string> {
    if (sealed === null || keyVersion === null) {
      return text ?? '';
    }
    return (await this.password.isFresh()) ? this.sealed.open(id, { keyVersion, sealed }) : CLOSED;
  }
}

@Resolver(() => ProgressNote)
export class ProgressNoteResolver {
  @ResolveField(() => NoteBody)
  body(@Parent() note: NoteRow): NoteBodyValue {
    return note.body === null ? BODY_WITHHELD : { text: note.body };
  }

  @ResolveField(() => NoteBody, { description: 'Empty where none was written.' })
  teamSummary(@Parent() note: NoteRow): NoteBodyValue {
    return note.teamSummary === null ? withheldFor('PSYCHOTHERAPY_SUMMARY') : { text: note.teamSummary };
  }

  @ResolveField(() => Int, { nullable: true, description: 'Tolerance of the trauma work, 0–10.' })
  toleranceOfTraumaWork(@Parent() note: NoteRow): number | null {
    return note.tolerance;
  }
}

@Resolver(() => ContactNote)
export class ContactNoteResolver {
  @ResolveField(() => NoteBody)
  body(@Parent() note: NoteRow): NoteBodyValue {
    return note.body === null ? BODY_WITHHELD : { text: note.body };
  }
}

@Resolver(() => ProcessNote)
export class ProcessNoteResolver {
  constructor(
    private readonly sealed: SealedTexts,
    private readonly password: VerifyPassword,
  ) {}

  @ResolveField(() => Boolean, {
    description: 'Whether the text opens only after the author has given their password once more.',
  })
  async needsProof(): Promise<boolean> {
    return !(await this.password.isFresh());
  }

  /** R13: only its author reads the row at all; the text is opened here and nowhere else. */
  @ResolveField(() => NoteBody)
  async body(@Parent() note: NoteRow): Promise<NoteBodyValue> {
    if (note.sealed === null || note.keyVersion === null) {
      return { reason: 'A process note is its author’s alone.', category: null };
    }
    if (!(await this.password.isFresh())) {
      return { reason: CLOSED, category: null };
    }
    const sealed = { keyVersion: note.keyVersion, sealed: note.sealed };
    return { text: await this.sealed.open(note.id, sealed) };
  }
}

@Resolver(() => SessionResponse)
export class SessionResponseResolver {
  constructor(private readonly scheduling: SchedulingRead) {}

  @ResolveField(() => Appointment, { nullable: true })
  @RecordClass('APPOINTMENTS')
  appointment(@Parent() note: NoteRow) {
    return note.appointmentId === null ? null : this.scheduling.one(note.appointmentId);
  }

  @ResolveField(() => ConsentCheck, { nullable: true })
  @RecordClass('SESSION_RESPONSES')
  consent(@Parent() note: NoteRow): ConsentCheck | null {
    return consentOf(note);
  }

  @ResolveField(() => Scales, { nullable: true })
  @RecordClass('SESSION_RESPONSES')
  arrival(@Parent() note: NoteRow): Scales | null {
    return arrivalOf(note);
  }

  @ResolveField(() => Scales, { nullable: true })
  @RecordClass('SESSION_RESPONSES')
  departure(@Parent() note: NoteRow): Scales | null {
    return departureOf(note);
  }

  @ResolveField(() => [RegionWork])
  @RecordClass('SESSION_RESPONSES')
  work(@Parent() note: NoteRow): RegionWork[] {
    return note.work ?? [];
  }

  @ResolveField(() => [String])
  @RecordClass('SESSION_RESPONSES')
  observations(@Parent() note: NoteRow): string[] {
    return note.observations ?? [];
  }

  @ResolveField(() => [String])
  @RecordClass('SESSION_RESPONSES')
  emotionalResponse(@Parent() note: NoteRow): string[] {
    return note.emotionalResponse ?? [];
  }

  @ResolveField(() => [String])
  @RecordClass('SESSION_RESPONSES')
  aftercare(@Parent() note: NoteRow): string[] {
    return note.aftercare ?? [];
  }
}

@Resolver(() => Client)
export class ClientNotesResolver {
  constructor(
    private readonly notes: NotesRead,
    private readonly authz: Authz,
  ) {}

  @ResolveField('notes', () => NoteConnection, {
    description: 'The notes the viewer may see, the newest first.',
  })
  @RecordClass('NOTES')
  async page(@Parent() client: ClientRow, @Args() args: NotesArgs) {
    const request = pageRequest(args, 2);
    const rows = await this.notes.ofClient(client.id, args.kinds ?? null, request);
    return toConnection(rows, request, (row) => [row.createdAt, row.id]);
  }

  @ResolveField(() => [Withheld], {
    description:
      'That something is kept from the viewer and that the client decides: never what, nor how much.',
  })
  async notesWithheld(@Parent() client: ClientRow): Promise<Withheld[]> {
    const { relations, sharedWithMassage, sharedWithPsychotherapy } = await this.authz.factsOf(client.id);
    const summaries =
      relations.includes('MASSAGE_THERAPIST') &&
      !relations.includes('PSYCHOTHERAPIST') &&
      !sharedWithMassage.includes('PSYCHOTHERAPY_SUMMARY');
    const responses =
      (relations.includes('PSYCHOTHERAPIST') || relations.includes('EMERGENCY')) &&
      !relations.includes('MASSAGE_THERAPIST') &&
      !sharedWithPsychotherapy.includes('SESSION_RESPONSES');
    return [
      ...(summaries ? [withheldFor('PSYCHOTHERAPY_SUMMARY')] : []),
      ...(responses ? [withheldFor('SESSION_RESPONSES')] : []),
    ];
  }
}

function withheldFor(category: SharingCategory): Withheld {
  return {
    reason: `The client decides who sees ${SHARING_CATEGORY_WORDS[category]}, and has not shared it with you.`,
    category,
  };
}
