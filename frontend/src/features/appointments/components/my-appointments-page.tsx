import { setAside, unmetOf } from '@attune/shared';
import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useState } from 'react';
import { MyAppointmentsDocument, type MyAppointmentsQuery } from '../../../generated/appointments.ts';
import { READS } from '../../../lib/own-on-device.ts';
import { calendarFilePath, moveVisitPath, PATHS } from '../../../lib/paths.ts';
import { VISIT_WORDS, visitTime } from '../../../lib/plain-words.ts';
import { useKeptRead } from '../../../lib/use-kept-read.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { counted, firstName } from '../../../lib/words.ts';
import { AskOrKept } from '../../../ui/ask-or-kept.tsx';
import {
  Act,
  ActDownload,
  ActLink,
  Acts,
  FoldedLeaf,
  Leaf,
  Leaves,
  LeavesComing,
  Lines,
} from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { type KeptVisits, keptVisitsOf, toComeOf, visitRange } from '../domain/kept-visits.ts';
import { CallThePractice } from './call-the-practice.tsx';
import { ComingWeeks } from './coming-weeks.tsx';
import { MyTimes } from './my-times.tsx';
import { isMovable, isOfRhythm, isToCome, TOO_LATE_TO_MOVE, type Visit, type Wait } from './visit.ts';
import { OfferLeaf, WaitLeaf } from './waiting.tsx';

const CancelVisit = lazy(async () => ({ default: (await import('./cancel-visit.tsx')).CancelVisit }));

const CancelSeries = lazy(async () => ({ default: (await import('./cancel-series.tsx')).CancelSeries }));

const CAN_CANCEL = ['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE'];
const SHOWN_PAST = 5;
/** So many of those to come are shown at first, and whatever is not settled: a series is long, and the next ones count. */
const SHOWN_FIRST = 4;

/** Visits to come with what the plan says of them, asking for one, giving one back. */
export function MyAppointmentsPage() {
  const { clientId } = useViewer();
  const zone = useZone();
  const [range] = useState(() => visitRange(zone));
  const asked = useQuery(MyAppointmentsDocument, { variables: { clientId: clientId ?? '', ...range } });
  const kept = useKeptRead<MyAppointmentsQuery, KeptVisits>(READS.visits, asked, keptVisitsOf);
  return (
    <>
      <PageTitle>My visits</PageTitle>
      <AskOrKept
        of={asked}
        kept={kept}
        loading={<LeavesComing heights={[52, 230, 210, 210]} />}
        copy={({ visits }) => <Copy visits={visits} />}
      >
        {({ client }) =>
          client ? <Visits visits={client.appointments} waits={client.waiting} /> : <NotThere />
        }
      </AskOrKept>
    </>
  );
}

/** The device's copy of the visits to come: to read, and not to change. */
function Copy({ visits }: KeptVisits) {
  const now = useNow(60);
  const toCome = toComeOf(visits, now);
  return (
    <Leaves>
      {toCome.length === 0 && <Leaf title="No visit is planned" />}
      {toCome.map((visit, index) => (
        <VisitLeaf key={visit.id} visit={visit} first={index === 0} copy />
      ))}
      <p className="quiet">A visit can be moved or cancelled here once there is a network again.</p>
    </Leaves>
  );
}

function Visits({ visits, waits }: { readonly visits: readonly Visit[]; readonly waits: readonly Wait[] }) {
  const now = useNow(60);
  const [all, setAll] = useState(false);
  const toCome = toComeOf(visits, now);
  const shown = toCome.filter((one, index) => all || index < SHOWN_FIRST || one.state !== 'BOOKED');
  const gone = visits.filter((one) => one.state === 'CANCELLED' && Date.parse(one.startsAt) > now);
  const past = visits.filter((one) => !toCome.includes(one) && !gone.includes(one)).toReversed();
  return (
    <Leaves>
      <Acts>
        <ActLink to={PATHS.askForVisit}>Ask for a time</ActLink>
        <ActLink quiet to={PATHS.waitForVisit}>
          Wait for a time
        </ActLink>
        <ActLink quiet to={PATHS.account}>
          My calendar and reminders
        </ActLink>
      </Acts>
      {waits.map((wait) => (
        <OfferLeaf key={wait.id} wait={wait} />
      ))}
      {toCome.length === 0 && (
        <Leaf title="No visit is planned">
          <p>Ask for a time that suits you; the practice confirms it.</p>
        </Leaf>
      )}
      <ComingWeeks />
      {shown.map((visit, index) => (
        <VisitLeaf key={visit.id} visit={visit} first={index === 0} />
      ))}
      {shown.length < toCome.length && (
        <Acts>
          <Act quiet onClick={() => setAll(true)}>
            Show {counted(toCome.length - shown.length, 'more visit')}
          </Act>
        </Acts>
      )}
      {gone.length > 0 && <Cancelled visits={gone} />}
      {waits.map((wait) => (
        <WaitLeaf key={wait.id} wait={wait} />
      ))}
      <MyTimes />
      {past.length > 0 && <Past visits={past.slice(0, SHOWN_PAST)} />}
    </Leaves>
  );
}

interface VisitLeafProps {
  readonly visit: Visit;
  readonly first: boolean;
  /** The device's copy: nothing can be done with it. */
  readonly copy?: boolean;
}

function VisitLeaf({ visit, first, copy = false }: VisitLeafProps) {
  const zone = useZone();
  const now = useNow(60);
  const [cancelling, setCancelling] = useState(false);
  const time = visitTime(visit.startsAt, zone);
  const unmet = unmetOf(visit);
  const kept = setAside(visit);
  const repeats = isOfRhythm(visit);
  const Cancel = repeats ? CancelSeries : CancelVisit;
  return (
    <Leaf
      tone={first ? 'deep' : 'plain'}
      {...(first ? { kicker: 'Next' } : {})}
      title={`${time} with ${firstName(visit.practitioner.name)}`}
    >
      <p>
        {[`${visit.service.name}, ${visit.service.minutes} minutes`, visit.room].filter(Boolean).join(' · ')}.{' '}
        {VISIT_WORDS[visit.state]}
      </p>
      {repeats && (
        <p>
          {`One of your visits ${visit.series?.sentence}; this is number ${visit.seriesPosition}.`}
          {visit.seriesException && ' This one is at another time.'}
        </p>
      )}
      {unmet.length > 0 && <Lines items={unmet.map((one) => ({ key: one.sentence, text: one.sentence }))} />}
      {kept.length > 0 && (
        <Lines
          items={kept.map(({ sentence, byName, reason }) => ({
            key: sentence,
            text: sentence,
            sub: `${firstName(byName)} keeps it all the same: ${reason}`,
          }))}
        />
      )}
      {!copy && isToCome(visit, now) && !isMovable(visit, now) && (
        <>
          <p>{TOO_LATE_TO_MOVE}</p>
          <CallThePractice />
        </>
      )}
      {!copy && CAN_CANCEL.includes(visit.state) && (
        <Acts>
          {isMovable(visit, now) && (
            <ActLink quiet to={moveVisitPath(visit.id)} label={`Move ${time}`}>
              Move
            </ActLink>
          )}
          <Act quiet onClick={() => setCancelling(true)} label={`Cancel ${time}`}>
            Cancel
          </Act>
          <ActDownload href={calendarFilePath(visit.id)} label={`Put ${time} into my calendar`}>
            Into my calendar
          </ActDownload>
        </Acts>
      )}
      {cancelling && (
        <Suspense fallback={null}>
          <Cancel visit={visit} onClose={() => setCancelling(false)} />
        </Suspense>
      )}
    </Leaf>
  );
}

/** What would have been, with what was written about it. */
function Cancelled({ visits }: { readonly visits: readonly Visit[] }) {
  const zone = useZone();
  return (
    <Leaf title="Cancelled">
      <Lines
        items={visits.map((visit) => ({
          key: visit.id,
          text: `${visitTime(visit.startsAt, zone)} with ${firstName(visit.practitioner.name)}`,
          sub: visit.cancelledReason ? `“${visit.cancelledReason}”` : visit.service.name,
        }))}
      />
    </Leaf>
  );
}

function Past({ visits }: { readonly visits: readonly Visit[] }) {
  const zone = useZone();
  return (
    <FoldedLeaf title="Before" sub={`The last ${counted(visits.length, 'visit')}`}>
      <Lines
        items={visits.map((visit) => ({
          key: visit.id,
          text: `${visitTime(visit.startsAt, zone)} with ${firstName(visit.practitioner.name)}`,
          sub: `${visit.service.name}. ${VISIT_WORDS[visit.state]}`,
        }))}
      />
    </FoldedLeaf>
  );
}
