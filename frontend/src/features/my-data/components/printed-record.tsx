import type { ExportedRecord } from '@attune/shared';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { dayInWords } from '../../../lib/dates.ts';
import { calledName } from '../../../lib/names.ts';
import { PATHS, recordCopyFilePath } from '../../../lib/paths.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { ActLink, Acts, Leaf } from '../../../ui/leaf.tsx';
import { PrintedPage } from '../../../ui/print/printed-page.tsx';
import { Loading } from '../../../ui/states.tsx';
import { AboutMe, MyPlans } from './printed-about.tsx';
import { MyAnswers, MyFeedback, MyNotes, MySentSummaries, MyVisits } from './printed-history.tsx';

/** The own record on pages, from a copy that was just made; nothing of it stays on the device. */
export function PrintedRecord() {
  const { copyId = '' } = useParams();
  const { record, gone } = useRecordCopy(copyId);
  const zone = useZone();
  if (gone) {
    return (
      <main id="main">
        <Leaf title="This copy is no longer open">
          <p>A copy can be fetched for a few minutes. Nothing is lost: make a new one whenever you like.</p>
          <Acts>
            <ActLink to={PATHS.myData}>My data</ActLink>
          </Acts>
        </Leaf>
      </main>
    );
  }
  if (!record?.person) {
    return <Loading lines={8} />;
  }
  const who = calledName(record.person);
  return (
    <PrintedPage
      title={`Record of ${who}`}
      fileTitle="My record"
      who={who}
      sub={`As it was on ${dayInWords(record.madeAt, zone, 0)}, at ${record.practice.name}`}
      back={
        <ActLink to={PATHS.myData} quiet>
          Back
        </ActLink>
      }
      foot="Private working notes that a psychotherapist keeps for themself alone are not part of this record."
    >
      <AboutMe record={record} />
      <MyPlans record={record} />
      <MyNotes notes={record.notes} />
      <MyFeedback record={record} />
      <MyAnswers record={record} />
      <MyVisits record={record} />
      <MySentSummaries record={record} />
    </PrintedPage>
  );
}

/** A copy as the server sends it; gone when it cannot be fetched any more. */
function useRecordCopy(copyId: string) {
  const [record, setRecord] = useState<ExportedRecord | null>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    fetch(recordCopyFilePath(copyId, 'JSON'), { signal: stop.signal })
      .then(async (answer) => {
        if (!answer.ok) throw new Error('The copy is not open.');
        setRecord((await answer.json()) as ExportedRecord);
      })
      .catch(() => {
        if (!stop.signal.aborted) setGone(true);
      });
    return () => stop.abort();
  }, [copyId]);
  return { record, gone };
}
