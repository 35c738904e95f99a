import { useQuery } from '@apollo/client/react';
import { AFTERCARE_LABELS } from '@attune/shared';
import { MyNotesDocument, type MyNotesQuery } from '../../../generated/my-notes.ts';
import { dayInWords } from '../../../lib/dates.ts';
import type { ItemAsked } from '../../../lib/readership.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { firstName, listed, regionsInWords } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Act, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';
import { Corrections } from './corrections.tsx';
import type { MyNote, Page } from './note.ts';

/** What the team wrote, for the client to read, with a way to say what is wrong. */
export function MyNotesPage() {
  const { clientId } = useViewer();
  const asked = useQuery(MyNotesDocument, { variables: { clientId: clientId ?? '', after: null } });
  return (
    <>
      <PageTitle sub="What your team wrote after your sessions. You can ask for a correction of anything.">
        My notes
      </PageTitle>
      <Ask of={asked} lines={6}>
        {({ client }) =>
          client ? (
            <Notes
              page={client.notes}
              onMore={() =>
                asked.fetchMore({
                  variables: { after: client.notes.pageInfo.endCursor },
                  updateQuery: joined,
                })
              }
            />
          ) : (
            <NotThere />
          )
        }
      </Ask>
    </>
  );
}

/** Both pages as one, the later behind the earlier. */
function joined(before: MyNotesQuery, { fetchMoreResult: more }: { readonly fetchMoreResult: MyNotesQuery }) {
  return before.client && more.client
    ? {
        ...more,
        client: {
          ...more.client,
          notes: { ...more.client.notes, edges: [...before.client.notes.edges, ...more.client.notes.edges] },
        },
      }
    : before;
}

function Notes({ page, onMore }: { readonly page: Page; readonly onMore: () => unknown }) {
  return (
    <Leaves>
      {page.edges.length === 0 && (
        <Leaf title="Nothing yet">
          <p>When your team has signed a note about a session with you, it stands here.</p>
        </Leaf>
      )}
      {page.edges.map(({ node }) => (
        <NoteLeaf key={node.id} note={node} />
      ))}
      {page.pageInfo.hasNextPage && (
        <Acts>
          <Act quiet onClick={onMore}>
            Earlier notes
          </Act>
        </Acts>
      )}
    </Leaves>
  );
}

const KINDS: Readonly<Record<MyNote['kind'], string>> = {
  PROGRESS: 'Psychotherapy',
  SESSION_RESPONSE: 'Bodywork',
  CONTACT: 'A call or a letter',
  PROCESS: '',
};

function NoteLeaf({ note }: { readonly note: MyNote }) {
  const zone = useZone();
  const struck = note.state === 'ENTERED_IN_ERROR';
  return (
    <Leaf
      kicker={`${KINDS[note.kind]}, ${note.author.name}`}
      title={dayInWords(note.signedAt ?? note.createdAt, zone)}
    >
      {struck ? (
        <p>
          {firstName(note.author.name)} took this note back: {note.errorReason}
        </p>
      ) : (
        <Words note={note} />
      )}
      {note.addenda.map((addendum) => (
        <p key={addendum.id}>
          <b>
            Added {dayInWords(addendum.at, zone)}
            {addendum.inPlaceOfAuthor &&
              ` by ${addendum.author.name}, since ${firstName(note.author.name)} was no longer on your team`}
            :
          </b>{' '}
          {addendum.text}
        </p>
      ))}
      <Seen note={note} />
      <Corrections note={note} mayAsk={note.state === 'SIGNED'} />
    </Leaf>
  );
}

/** Who can read the note, and who only the lines for the rest of the team. */
function Seen({ note: { kind, author } }: { readonly note: MyNote }) {
  const { clientId } = useViewer();
  const items = ITEMS[kind].map((one) => ({ ...one, owner: author }));
  return <WhoCanSee about={`a note of ${author.name}`} clientId={clientId ?? ''} items={items} />;
}

const ITEMS: Readonly<Record<MyNote['kind'], readonly ItemAsked[]>> = {
  PROGRESS: [
    { item: 'PROGRESS_NOTE', label: 'The note' },
    { item: 'TEAM_SUMMARY', label: 'The lines for the rest of your team' },
  ],
  SESSION_RESPONSE: [{ item: 'SESSION_RESPONSE' }],
  CONTACT: [{ item: 'CONTACT_NOTE' }],
  PROCESS: [],
};

/** The note itself; a part that is closed says so. */
function Words({ note }: { readonly note: MyNote }) {
  switch (note.__typename) {
    case 'ProgressNote':
      return (
        <>
          <Body body={note.body} />
          {note.teamSummary.__typename === 'NoteText' && note.teamSummary.text && (
            <p>
              <b>For the rest of your team:</b> {note.teamSummary.text}
            </p>
          )}
        </>
      );
    case 'ContactNote':
      return <Body body={note.body} />;
    case 'SessionResponse':
      return <Session note={note} />;
    default:
      return null;
  }
}

function Body({ body }: { readonly body: Extract<MyNote, { __typename: 'ContactNote' }>['body'] }) {
  return <p style={{ whiteSpace: 'pre-wrap' }}>{body.__typename === 'NoteText' ? body.text : body.reason}</p>;
}

function Session({ note }: { readonly note: Extract<MyNote, { __typename: 'SessionResponse' }> }) {
  const regions = [...new Set(note.work.map((one) => one.region))];
  const aftercare = note.aftercare.map(
    (one) => (AFTERCARE_LABELS as Readonly<Record<string, string>>)[one]?.toLowerCase() ?? one,
  );
  const lines = [
    regions.length > 0 && `Worked on: ${regionsInWords(regions)}.`,
    note.clientWords &&
      `Your words: ${/^["“]/.test(note.clientWords) ? note.clientWords : `“${note.clientWords}”`}`,
    aftercare.length > 0 && `Suggested afterwards: ${listed(aftercare)}.`,
    note.nextTime && `For next time: ${note.nextTime}`,
    note.toPsychotherapy && `For your psychotherapist: ${note.toPsychotherapy}`,
  ].filter((line) => typeof line === 'string');
  return lines.map((line) => <p key={line}>{line}</p>);
}
