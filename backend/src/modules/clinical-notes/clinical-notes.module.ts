import { Global, Module } from '@nestjs/common';
import { AcknowledgeHandoff } from './app/acknowledge-handoff.ts';
import { AmendNote } from './app/amend-note.ts';
import { BoundaryCheck } from './app/boundary-check.ts';
import { CorrectNote } from './app/correct-note.ts';
import { NoteReaders } from './app/note-readers.ts';
import { OwnNotes } from './app/own-notes.ts';
import { RaiseFromSession } from './app/raise-from-session.ts';
import { SaveNoteDraft } from './app/save-note-draft.ts';
import { SessionCheck } from './app/session-check.ts';
import { SessionTimes } from './app/session-times.ts';
import { SignNote } from './app/sign-note.ts';
import { StartNote } from './app/start-note.ts';
import { AmendmentsRepository } from './data/amendments.repository.ts';
import { ConfirmedBoundariesRead } from './data/confirmed-boundaries.read.ts';
import { NotesRead } from './data/notes.read.ts';
import { NotesRepository } from './data/notes.repository.ts';
import { SealedTexts } from './data/sealed-texts.ts';
import {
  AmendmentsResolver,
  HandoffSeenResolver,
  NoteAmendmentsResolver,
  AmendmentPeopleResolver,
  SessionHandoffResolver,
} from './graphql/amendments.resolver.ts';
import {
  AddendumResolver,
  ClientNotesResolver,
  ContactNoteResolver,
  NoteResolver,
  ProcessNoteResolver,
  ProgressNoteResolver,
  SessionResponseResolver,
} from './graphql/note-parts.resolver.ts';
import { BoundariesSinceResolver } from './graphql/boundaries-since.resolver.ts';
import { NotesResolver } from './graphql/notes.resolver.ts';

@Global()
@Module({
  providers: [
    NotesRead,
    NotesRepository,
    ConfirmedBoundariesRead,
    SealedTexts,
    OwnNotes,
    BoundaryCheck,
    SessionCheck,
    SessionTimes,
    NoteReaders,
    StartNote,
    SaveNoteDraft,
    SignNote,
    RaiseFromSession,
    CorrectNote,
    AmendmentsRepository,
    AmendNote,
    AcknowledgeHandoff,
    AmendmentsResolver,
    NoteAmendmentsResolver,
    AmendmentPeopleResolver,
    SessionHandoffResolver,
    HandoffSeenResolver,
    NotesResolver,
    NoteResolver,
    AddendumResolver,
    ProgressNoteResolver,
    ContactNoteResolver,
    ProcessNoteResolver,
    SessionResponseResolver,
    ClientNotesResolver,
    BoundariesSinceResolver,
  ],
  exports: [NotesRead],
})
export class ClinicalNotesModule {}
