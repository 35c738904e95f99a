import { useQuery } from '@apollo/client/react';
import { COPY_FORMATS_LABELS, COPY_OPEN_MINUTES, type CopyFormat, MOST_COPIES_AN_HOUR } from '@attune/shared';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { MakeMyCopyDocument, MyCopiesDocument, type MyCopiesQuery } from '../../../generated/my-data.ts';
import { PATHS, printedRecordPath, recordCopyFilePath } from '../../../lib/paths.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Act, ActLink, Acts, Leaf, Leaves, Lines } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { PasswordAgain } from './password-again.tsx';

const FORMS: readonly {
  readonly format: CopyFormat;
  readonly title: string;
  readonly words: string;
  readonly act: string;
}[] = [
  {
    format: 'PAGE',
    title: 'To read and print',
    words: 'Your whole record on pages, in plain words, for paper or a PDF.',
    act: 'Open the pages',
  },
  {
    format: 'JSON',
    title: 'Everything in one file',
    words: 'All that is yours, word for word, in a form that programs read (JSON). Good to keep.',
    act: 'Download the file',
  },
  {
    format: 'FHIR',
    title: 'For another practice or clinic',
    words:
      'The parts that other health systems understand, in the form in which they take them in (FHIR R4).',
    act: 'Download for others',
  },
];

/** Everything that is the client's, to take along; and who has seen it. */
export function MyDataPage() {
  const { clientId } = useViewer();
  const asked = useQuery(MyCopiesDocument, { variables: { clientId: clientId ?? '' } });
  const { make, wanted, busy, problem, forget } = useCopy(clientId ?? '');
  return (
    <>
      <PageTitle sub="Your record is yours to read, to keep and to take elsewhere.">My data</PageTitle>
      <Leaves>
        {FORMS.map(({ format, title, words, act }) => (
          <Leaf key={format} title={title}>
            <p>{words}</p>
            {wanted === format && problem?.code === 'REAUTHENTICATE' ? (
              <PasswordAgain
                problem={problem}
                busy={busy}
                submit={act}
                onSubmit={(password) => void make(format, password)}
                onCancel={forget}
              />
            ) : (
              <>
                {wanted === format && <ProblemNotice problem={problem} />}
                <Acts>
                  <Act
                    quiet={format !== 'PAGE'}
                    busy={busy && wanted === format}
                    onClick={() => make(format, null)}
                  >
                    {act}
                  </Act>
                </Acts>
              </>
            )}
          </Leaf>
        ))}
        <Leaf title="Good to know">
          <Lines
            items={[
              {
                key: 'whole',
                text: 'Each copy holds what you wrote, your plan in all its versions, what was written and signed about you, your answers, your visits, your choices and who opened your record.',
              },
              {
                key: 'private',
                text: 'Private working notes that a psychotherapist keeps for themself alone are not part of your record, and of nobody else’s copy either.',
              },
              {
                key: 'safe',
                text: 'A copy on a device can be read by whoever has the device. Keep it where only you can open it.',
              },
              {
                key: 'limits',
                text: `You can make ${MOST_COPIES_AN_HOUR} copies an hour. Each can be fetched for ${COPY_OPEN_MINUTES} minutes; after that, make a new one.`,
              },
            ]}
          />
        </Leaf>
        <Leaf title="Who has seen my record">
          <p>Everybody who opened or changed something of yours is written down, and so is each copy.</p>
          <Acts>
            <ActLink to={PATHS.whoOpened} quiet>
              Who opened my record
            </ActLink>
            <ActLink to={PATHS.sent} quiet>
              Who was sent what
            </ActLink>
            <ActLink to={PATHS.mySharing} quiet>
              My sharing
            </ActLink>
          </Acts>
        </Leaf>
        <Ask of={asked} lines={2}>
          {({ client }) => (client ? <Copies copies={client.recordCopies} /> : <NotThere />)}
        </Ask>
      </Leaves>
    </>
  );
}

/** Asks for a copy and leads to it: pages are opened, a file is fetched. */
function useCopy(clientId: string) {
  const [wanted, setWanted] = useState<CopyFormat | null>(null);
  const { run, busy, problem, forget } = useVerb(MakeMyCopyDocument, 'makeRecordCopy');
  const navigate = useNavigate();
  const say = useToast();
  const make = async (format: CopyFormat, password: string | null) => {
    setWanted(format);
    const outcome = await run({ input: { clientId, format, password } });
    if (!outcome.ok) {
      return;
    }
    setWanted(null);
    if (format === 'PAGE') {
      await navigate(printedRecordPath(outcome.value.id));
      return;
    }
    download(recordCopyFilePath(outcome.value.id, format));
    say('Your copy is on its way to your device.');
  };
  return { make, wanted, busy, problem, forget };
}

/** The browser fetches it by itself, piece after piece, so that a big one needs no room in the page. */
function download(path: string) {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
}

function Copies({ copies }: { readonly copies: NonNullable<MyCopiesQuery['client']>['recordCopies'] }) {
  return (
    <Leaf title="Copies that were made">
      {copies.length === 0 ? (
        <p>None so far.</p>
      ) : (
        <Lines
          items={copies.map(({ id, format, at }) => ({
            key: id,
            text: <TimeText at={at} />,
            sub: COPY_FORMATS_LABELS[format],
          }))}
        />
      )}
      <p>If there is one that you did not make, change your password and tell your practice.</p>
    </Leaf>
  );
}
