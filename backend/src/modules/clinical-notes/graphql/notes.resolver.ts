import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fieldClassesOf } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { isUuid } from '../../../platform/validation/index.ts';
import { CorrectNote } from '../app/correct-note.ts';
import { NoteReaders } from '../app/note-readers.ts';
import { SaveNoteDraft } from '../app/save-note-draft.ts';
import { SignNote } from '../app/sign-note.ts';
import { StartNote } from '../app/start-note.ts';
import type { NoteRow } from '../data/note-row.ts';
import { NotesRead } from '../data/notes.read.ts';
import {
  AddAddendumInput,
  MarkNoteInErrorInput,
  SaveNoteDraftInput,
  SignNoteInput,
  StartNoteInput,
} from './note.inputs.ts';
import { Note, NoteReadership, NoteResult } from './note.type.ts';

@Resolver()
export class NotesResolver {
  constructor(
    private readonly starting: StartNote,
    private readonly saving: SaveNoteDraft,
    private readonly signing: SignNote,
    private readonly correcting: CorrectNote,
    private readonly readers: NoteReaders,
    private readonly notes: NotesRead,
  ) {}

  @Query(() => Note, { nullable: true, description: 'A note; null when out of reach.' })
  @Policy('note.read')
  async note(
    @Args('id', { type: () => ID }) id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NoteRow | null> {
    return isUuid(id) ? this.notes.open(id, fieldClassesOf(info)) : null;
  }

  @Query(() => [Note], { description: 'The viewer’s own unsigned notes, the last touched first.' })
  @Policy('note.own')
  myDrafts(@Info() info: GraphQLResolveInfo): Promise<NoteRow[]> {
    return this.notes.drafts(fieldClassesOf(info));
  }

  @Query(() => [NoteReadership], {
    description:
      'Who will be able to read each part of the viewer’s own note, as team and consents stand now (R14).',
  })
  @Policy('note.own')
  async noteReaders(@Args('noteId', { type: () => ID }) noteId: string) {
    const note = isUuid(noteId) ? await this.notes.open(noteId, ['TEAM', 'CONSENT']) : null;
    return note?.isAuthor ? this.readers.of(note) : [];
  }

  @Mutation(() => NoteResult)
  @Policy('note.own')
  async startNote(@Args('input') input: StartNoteInput) {
    return this.notes.one(await this.starting.run(input));
  }

  @Mutation(() => NoteResult)
  @Policy('note.own')
  async saveNoteDraft(@Args('input') input: SaveNoteDraftInput) {
    return this.notes.one(await this.saving.run(input));
  }

  @Mutation(() => NoteResult)
  @Policy('note.own')
  async signNote(@Args('input') input: SignNoteInput) {
    return this.notes.one(await this.signing.run(input));
  }

  @Mutation(() => NoteResult)
  @Policy('note.addAddendum')
  async addAddendum(@Args('input') input: AddAddendumInput) {
    return this.notes.one(await this.correcting.addAddendum(input));
  }

  @Mutation(() => NoteResult, { description: 'Strikes the viewer’s own note through; it stays readable.' })
  @Policy('note.own')
  async markNoteInError(@Args('input') input: MarkNoteInErrorInput) {
    return this.notes.one(await this.correcting.markInError(input));
  }
}
