import type { MyHomeQuery } from '../../../generated/home.ts';
import { useKeptAnswers } from '../../../lib/kept-answers.ts';
import { PATHS, tellOfSessionPath } from '../../../lib/paths.ts';
import { visitTime } from '../../../lib/plain-words.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { ActLink, Acts, Leaf } from '../../../ui/leaf.tsx';

type Home = NonNullable<MyHomeQuery['client']>;

/** Asks how the newest session was, for seven days or until it was said; what this device keeps is said. */
export function HowWasIt({ home, now }: { readonly home: Home; readonly now: number }) {
  const zone = useZone();
  const told = useKeptAnswers(home.id).flatMap((one) =>
    one.kind === 'FEEDBACK' && one.refused === null ? [one.answers.appointmentId] : [],
  );
  const session = home.sessionsToTellOf.find(({ appointmentId }) => !told.includes(appointmentId));
  return (
    session && (
      <Leaf
        tone="sand"
        kicker={visitTime(session.startsAt, zone, now)}
        title={`How was your session with ${firstName(session.therapist.name)}?`}
      >
        <p>Four questions and a box, if you like.</p>
        <Acts>
          <ActLink to={tellOfSessionPath(session.appointmentId)}>Say how it was</ActLink>
          <ActLink to={PATHS.afterSession} quiet>
            What I said before
          </ActLink>
        </Acts>
      </Leaf>
    )
  );
}

/** The way to what was said after earlier sessions, where there is bodywork and nothing is asked. */
export function AfterSessions({ home }: { readonly home: Home }) {
  const hasBodywork = home.careTeam.some(
    ({ discipline, state }) => discipline === 'MASSAGE' && (state === 'ACTIVE' || state === 'TRIAL'),
  );
  return hasBodywork && home.sessionsToTellOf.length === 0 ? (
    <Leaf title="After a session">
      <p>What you said after bodywork, and what was changed since.</p>
      <Acts>
        <ActLink to={PATHS.afterSession} quiet>
          After a session
        </ActLink>
      </Acts>
    </Leaf>
  ) : null;
}
