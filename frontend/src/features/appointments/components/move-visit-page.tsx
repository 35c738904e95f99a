import { useQuery } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { MoveVisitDocument, MySlotsDocument, MyVisitDocument } from '../../../generated/appointments.ts';
import { dayAndTime } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { visitTime } from '../../../lib/plain-words.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Leaf, Leaves } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './ask-for-visit.module.css';
import { type Slot, SlotChoice, slotKey } from './slot-choice.tsx';
import { CallThePractice } from './call-the-practice.tsx';
import { isMovable, isOfRhythm, TOO_LATE_TO_MOVE, type Visit } from './visit.ts';

const WEEKS_AHEAD = 4;
const WEEK_MS = 7 * 86_400_000;
/** The server gives times that differ, the best first. */
const ASKED = 12;

/** Another time for a visit: the times that fit the plan, with the reasons; after the limit, whom to call. */
export function MoveVisitPage() {
  const { appointmentId = '' } = useParams();
  const asked = useQuery(MyVisitDocument, { variables: { id: appointmentId } });
  const now = useNow(60);
  return (
    <>
      <PageTitle>Move a visit</PageTitle>
      <Leaves>
        <Ask of={asked} lines={5}>
          {({ appointment }) =>
            appointment === null ? (
              <NotThere />
            ) : (
              <>
                <Now visit={appointment} movable={isMovable(appointment, now)} />
                {isMovable(appointment, now) && <Times visit={appointment} />}
              </>
            )
          }
        </Ask>
      </Leaves>
    </>
  );
}

/** Which visit it is, and what moving it means. */
function Now({ visit, movable }: { readonly visit: Visit; readonly movable: boolean }) {
  const zone = useZone();
  return (
    <Leaf
      kicker="Now"
      title={`${visitTime(visit.startsAt, zone)} with ${firstName(visit.practitioner.name)}`}
    >
      <p>
        {visit.service.name}, {visit.service.minutes} minutes.{' '}
        {movable ? 'It moves to the time that you choose, and the practice confirms it.' : TOO_LATE_TO_MOVE}
      </p>
      {!movable && <CallThePractice />}
      {movable && isOfRhythm(visit) && (
        <p>
          It is one of your visits {visit.series?.sentence}. Only this one moves. If another day or time would
          suit you from now on, please call the practice: it moves all of them together.
        </p>
      )}
      <p>
        <Link to={PATHS.myAppointments}>Keep it as it is</Link>
      </p>
    </Leaf>
  );
}

function Times({ visit }: { readonly visit: Visit }) {
  const { clientId } = useViewer();
  const [range] = useState(() => ({
    from: new Date().toISOString(),
    to: new Date(Math.max(Date.now(), Date.parse(visit.startsAt)) + WEEKS_AHEAD * WEEK_MS).toISOString(),
  }));
  const asked = useQuery(MySlotsDocument, {
    variables: {
      input: { clientId: clientId ?? '', serviceId: visit.service.id, first: ASKED, ...range },
    },
    fetchPolicy: 'network-only',
  });
  return (
    <Ask of={asked} lines={4}>
      {({ suggestSlots }) =>
        suggestSlots.length === 0 ? (
          <Leaf title="No other time fits in these weeks">
            <p>Your visit stays as it is. Please call the practice if it does not suit you.</p>
            <CallThePractice />
          </Leaf>
        ) : (
          <Move visit={visit} slots={suggestSlots} />
        )
      }
    </Ask>
  );
}

function Move({ visit, slots }: { readonly visit: Visit; readonly slots: readonly Slot[] }) {
  const zone = useZone();
  const navigate = useNavigate();
  const say = useToast();
  const move = useVerb(MoveVisitDocument, 'rescheduleAppointment');
  const [chosen, setChosen] = useState('');
  const slot = slots.find((one) => slotKey(one) === chosen);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!slot || move.busy) return;
    const outcome = await move.run({
      input: {
        appointmentId: visit.id,
        expectedVersion: visit.version,
        startsAt: slot.startsAt,
        practitionerId: slot.practitionerId,
      },
    });
    if (outcome.ok) {
      const asked = outcome.value.state === 'REQUESTED';
      say(asked ? 'The new time is asked for. The practice will confirm it.' : 'Moved.');
      await navigate(PATHS.myAppointments);
    }
  };
  return (
    <Leaf>
      <form className={styles.form} onSubmit={send}>
        <SlotChoice
          slots={slots}
          chosen={slot ?? null}
          onChoose={(one) => {
            setChosen(slotKey(one));
            move.forget();
          }}
        />
        <ProblemNotice problem={move.problem} />
        <button
          className={styles.send}
          type="submit"
          aria-disabled={!slot || move.busy}
          aria-busy={move.busy || undefined}
        >
          {slot ? `Move it to ${dayAndTime(slot.startsAt, zone)}` : 'Choose a time'}
        </button>
      </form>
    </Leaf>
  );
}
