import { NOTE_KINDS_LABELS, type RecordItem } from '@attune/shared';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { AddAddendumDocument, AnswerCorrectionDocument } from '../../../generated/notes.ts';
import { recordPath } from '../../../lib/paths.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { addedBy } from '../../../lib/words.ts';
import { Amendments } from '../../../ui/amendments.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';
import type { Note } from './note.ts';
import styles from './note-page.module.css';

/** A note to read: what is withheld says so, and why. */
export function NoteReader({ note }: { readonly note: Note }) {
  const viewer = useViewer();
  const mine = note.author.id === viewer.memberId;
  return (
    <Stack>
      <Row gap={14}>
        <h2 style={{ fontSize: 18, fontWeight: 640 }}>{NOTE_KINDS_LABELS[note.kind]}</h2>
        <Badge tone={note.state === 'SIGNED' ? 'good' : note.state === 'DRAFT' ? 'concern' : 'alert'}>
          {note.state === 'SIGNED' ? 'signed' : note.state === 'DRAFT' ? 'unsigned' : 'entered in error'}
        </Badge>
        <span className="quiet small">
          {note.author.name}, <TimeText at={note.signedAt ?? note.createdAt} as="full" />
        </span>
        <Link to={recordPath(note.client.id, 'notes')}>All notes</Link>
      </Row>
      <div className={note.__typename === 'ProgressNote' ? styles.columns : styles.private}>
        <Card title="Note" className={note.kind === 'PROCESS' ? styles.privateCard : undefined}>
          <Body body={note.body} />
          {note.body.__typename === 'NoteText' && (
            <Seen note={note} item={ITEM_OF[note.kind]} about="the note" />
          )}
        </Card>
        {note.__typename === 'ProgressNote' && (
          <Card title="Summary for the team">
            <Body body={note.teamSummary} />
            {note.toleranceOfTraumaWork !== null && (
              <p className="quiet small">Tolerance of trauma work: {note.toleranceOfTraumaWork} of 10</p>
            )}
            {note.teamSummary.__typename === 'NoteText' && (
              <Seen note={note} item="TEAM_SUMMARY" about="the summary" />
            )}
          </Card>
        )}
      </div>
      <div className={styles.private}>
        <Stack>
          <Corrections note={note} />
          <Addenda note={note} mayAdd={mine && note.state === 'SIGNED'} />
        </Stack>
      </div>
    </Stack>
  );
}

const ITEM_OF = {
  PROGRESS: 'PROGRESS_NOTE',
  PROCESS: 'PROCESS_NOTE',
  CONTACT: 'CONTACT_NOTE',
  SESSION_RESPONSE: 'SESSION_RESPONSE',
} as const;

function Seen({
  note,
  item,
  about,
}: {
  readonly note: Note;
  readonly item: RecordItem;
  readonly about: string;
}) {
  const { author, client, signedAt } = note;
  return (
    <WhoCanSee
      about={about}
      clientId={client.id}
      items={[{ item, owner: author, draft: signedAt === null }]}
    />
  );
}

function Corrections({ note }: { readonly note: Note }) {
  const answer = useVerb(AnswerCorrectionDocument, 'answerAmendment');
  return (
    <Amendments
      amendments={note.amendments}
      author={note.author}
      busy={answer.busy}
      problem={answer.problem}
      onAnswer={async (input) => (await answer.run({ input })).ok}
    />
  );
}

function Body({ body }: { readonly body: Note['body'] }) {
  if (body.__typename === 'Withheld') {
    return <p className="quiet">{body.reason}</p>;
  }
  return body.text ? (
    <p className={styles.text}>{body.text}</p>
  ) : (
    <p className="quiet">Nothing was written here.</p>
  );
}

function Addenda({ note, mayAdd }: { readonly note: Note; readonly mayAdd: boolean }) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const key = useIdempotencyKey();
  const add = useVerb(AddAddendumDocument, 'addAddendum');
  const say = useToast();
  if (note.addenda.length === 0 && !mayAdd) {
    return null;
  }
  const run = async () => {
    const outcome = await add.run({ input: { noteId: note.id, text, idempotencyKey: key.current() } });
    if (outcome.ok) {
      key.renew();
      setText('');
      setOpen(false);
      say('The addendum is added.');
    }
  };
  return (
    <Card title="Addenda">
      {note.addenda.map((addendum) => (
        <div key={addendum.id} className={styles.addendum}>
          <p className={styles.text}>{addendum.text}</p>
          <p className="quiet small">
            {addedBy(addendum, note.author.name)}, <TimeText at={addendum.at} as="full" />
          </p>
        </div>
      ))}
      {mayAdd && !open && (
        <Button variant="default" onClick={() => setOpen(true)}>
          Add an addendum
        </Button>
      )}
      {open && (
        <Stack gap={12}>
          <Textarea
            label="Addendum"
            description="The same people read it as the note."
            autosize
            minRows={3}
            data-autofocus
            value={text}
            error={fieldMessage(add.problem, 'text')}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ProblemNotice problem={add.problem} shown={['text']} />
          <Row>
            <Button loading={add.busy} onClick={() => void run()}>
              Add it
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              Cancel
            </Button>
          </Row>
        </Stack>
      )}
    </Card>
  );
}
