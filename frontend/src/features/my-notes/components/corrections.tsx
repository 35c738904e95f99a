import { SHARING_CATEGORY_WORDS } from '@attune/shared';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { PutMyWordsBesideDocument, TakeCorrectionBackDocument } from '../../../generated/my-notes.ts';
import { PATHS } from '../../../lib/paths.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Act, Acts } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { MyNote } from './note.ts';

const AskForm = lazy(async () => ({ default: (await import('./correction-form.tsx')).AskForCorrection }));
const WordsForm = lazy(async () => ({ default: (await import('./correction-form.tsx')).OwnWords }));

type Correction = MyNote['amendments'][number];

/** What the client asked to be corrected in a note, what became of it, and the way to ask. */
export function Corrections({ note, mayAsk }: { readonly note: MyNote; readonly mayAsk: boolean }) {
  const [asking, setAsking] = useState(false);
  const kept = note.amendments.filter((one) => one.state !== 'WITHDRAWN');
  const waits = kept.some((one) => one.state === 'REQUESTED');
  return (
    <>
      {kept.map((one) => (
        <One key={one.id} correction={one} note={note} />
      ))}
      {asking ? (
        <Suspense fallback={null}>
          <AskForm noteId={note.id} onDone={() => setAsking(false)} />
        </Suspense>
      ) : (
        mayAsk &&
        !waits && (
          <Acts>
            <Act
              quiet
              onClick={() => setAsking(true)}
              label={`Ask for a correction of this note of ${note.author.name}`}
            >
              Ask for a correction
            </Act>
          </Acts>
        )
      )}
    </>
  );
}

/** Who answers, and by when; or why nobody can, and what would change that. */
function Waits({ correction: { waitsFor, dueAt }, note }: OneProps) {
  const zone = useZone();
  const author = firstName(note.author.name);
  const gone = waitsFor?.id === note.author.id ? '' : `${author} is no longer on your team. `;
  if (waitsFor) {
    return (
      <p>
        {gone}
        {firstName(waitsFor.name)} has it and answers by {dayInWords(dueAt, zone)} at the latest.
      </p>
    );
  }
  return note.kind === 'SESSION_RESPONSE' ? (
    <p>
      {gone}Your lead psychotherapist can answer it once you share {SHARING_CATEGORY_WORDS.SESSION_RESPONSES}{' '}
      with them: see <Link to={PATHS.mySharing}>My sharing</Link>.
    </p>
  ) : (
    <p>{gone}It can be answered once you have a lead psychotherapist.</p>
  );
}

interface OneProps {
  readonly correction: Correction;
  readonly note: MyNote;
}

function One({ correction, note }: OneProps) {
  const zone = useZone();
  const back = useVerb(TakeCorrectionBackDocument, 'withdrawAmendment');
  const beside = useVerb(PutMyWordsBesideDocument, 'stateBesideRefusal');
  const [writing, setWriting] = useState(false);
  const say = useToast();
  const { id, state, wish, requestedAt, reason, statement, answeredBy } = correction;
  const author = firstName((answeredBy ?? note.author).name);
  return (
    <>
      <p>
        <b>You asked {dayInWords(requestedAt, zone)}:</b> “{wish}”
      </p>
      {state === 'REQUESTED' && (
        <>
          <Waits correction={correction} note={note} />
          <ProblemNotice problem={back.problem} />
          <Acts>
            <Act
              quiet
              busy={back.busy}
              onClick={async () => {
                if ((await back.run({ input: { amendmentId: id } })).ok) say('You took it back.');
              }}
            >
              Take it back
            </Act>
          </Acts>
        </>
      )}
      {state === 'ACCEPTED' && <p>{author} added it to the note.</p>}
      {state === 'DECLINED' && (
        <p>
          {author} left the note as it is: “{reason}”
        </p>
      )}
      {statement && <p>Your own words stand beside it: “{statement}”</p>}
      {state === 'DECLINED' && !statement && !writing && (
        <Acts>
          <Act quiet onClick={() => setWriting(true)}>
            Put my own words beside it
          </Act>
        </Acts>
      )}
      {writing && (
        <Suspense fallback={null}>
          <WordsForm
            busy={beside.busy}
            problem={beside.problem}
            onCancel={() => setWriting(false)}
            onSend={async (text) => {
              if ((await beside.run({ input: { amendmentId: id, statement: text } })).ok) setWriting(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
