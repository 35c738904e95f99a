import { setAside, unmetOf } from '@attune/shared';
import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useState } from 'react';
import { MyAppointmentsDocument } from '../../../generated/appointments.ts';
import { addDays, dayOf, startOfDay } from '../../../lib/dates.ts';
import { calendarFilePath, moveVisitPath, PATHS } from '../../../lib/paths.ts';
import { VISIT_WORDS, visitTime } from '../../../lib/plain-words.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Act, ActDownload, ActLink, Acts, Leaf, Leaves, Lines } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { CallThePractice } from './call-the-practice.tsx';
import { ComingWeeks } from './coming-weeks.tsx';
import { MyTimes } from './my-times.tsx';
import { isMovable, isOfRhythm, isToCome, TOO_LATE_TO_MOVE, type Visit, type Wait } from './visit.ts';
import { OfferLeaf, WaitLeaf } from './waiting.tsx';

const CancelVisit = lazy(async () => ({ default: (await import('./cancel-visit.tsx')).CancelVisit }));

const CancelSeries = lazy(async () => ({ default: (await import('./cancel-series.tsx')).CancelSeries }));

const BACK_DAYS = 60;
const AHEAD_DAYS = 300;
const OPEN = ['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION'];
const CAN_CANCEL = ['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE'];
const SHOWN_PAST = 5;

/** Visits to come with what the plan says of them, asking for one, giving one back. */
export function MyAppointmentsPage() {
  const { clientId } = useViewer();
  const zone = useZone();
  const [range] = useState(() => {
    const today = dayOf(Date.now(), zone);
    return {
      from: startOfDay(addDays(today, -BACK_DAYS), zone),
      to: startOfDay(addDays(today, AHEAD_DAYS), zone),
    };
  });
  const asked = useQuery(MyAppointmentsDocument, { variables: { clientId: clientId ?? '', ...range } });
  return (
    <>
      <PageTitle>My visits</PageTitle>
      <Ask of={asked} lines={5}>
        {({ client }) =>
          client ? <Visits visits={client.appointments} waits={client.waiting} /> : <NotThere />
        }
      </Ask>
    </>
  );
}

function Visits({ visits, waits }: { readonly visits: readonly Visit[]; readonly waits: readonly Wait[] }) {
  const now = useNow(60);
  const toCome = visits.filter((one) => OPEN.includes(one.state) && Date.parse(one.endsAt) > now);
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
      {toCome.map((visit, index) => (
        <VisitLeaf key={visit.id} visit={visit} first={index === 0} />
      ))}
      {gone.length > 0 && <Cancelled visits={gone} />}
      {waits.map((wait) => (
        <WaitLeaf key={wait.id} wait={wait} />
      ))}
      <MyTimes />
      {past.length > 0 && <Past visits={past.slice(0, SHOWN_PAST)} />}
    </Leaves>
  );
}

function VisitLeaf({ visit, first }: { readonly visit: Visit; readonly first: boolean }) {
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
      {isToCome(visit, now) && !isMovable(visit, now) && (
        <>
          <p>{TOO_LATE_TO_MOVE}</p>
          <CallThePractice />
        </>
      )}
      {CAN_CANCEL.includes(visit.state) && (
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
    <Leaf title="Before">
      <Lines
        items={visits.map((visit) => ({
          key: visit.id,
          text: `${visitTime(visit.startsAt, zone)} with ${firstName(visit.practitioner.name)}`,
          sub: `${visit.service.name}. ${VISIT_WORDS[visit.state]}`,
        }))}
      />
    </Leaf>
  );
}
