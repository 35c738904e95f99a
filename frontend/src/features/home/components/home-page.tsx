import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { MyHomeDocument, type MyHomeQuery } from '../../../generated/home.ts';
import { addDays, dayInWords, dayOf, daysBetween, startOfDay } from '../../../lib/dates.ts';
import { recallFirstStep } from '../../../lib/first-steps.ts';
import { PATHS } from '../../../lib/paths.ts';
import {
  doingInWords,
  howItGoes,
  partOfDay,
  ROLE_ON_TEAM,
  VISIT_WORDS,
  visitTime,
} from '../../../lib/plain-words.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { capital, firstName, listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { MyExercises } from '../../../ui/exercises/my-exercises.tsx';
import { ActLink, Acts, Leaf, Leaves, Lines } from '../../../ui/leaf.tsx';
import { useDocumentTitle } from '../../../ui/page-title.tsx';
import { DueMeasures } from '../../../ui/due-measures.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { AfterSessions, HowWasIt } from './after-sessions.tsx';
import { CheckInToday } from './check-in-today.tsx';
import styles from './home-page.module.css';

type Home = NonNullable<MyHomeQuery['client']>;
type Visit = Home['appointments'][number];

const AHEAD_DAYS = 120;
/** So long a change of the plan is news. */
const NEWS_DAYS = 14;
const TO_COME = ['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION'];

/** Where a client begins: what waits for them, what comes next, one thing from the plan, what changed. */
export function HomePage() {
  const { clientId } = useViewer();
  const zone = useZone();
  useDocumentTitle('Home');
  const [range] = useState(() => {
    const today = dayOf(Date.now(), zone);
    return { from: startOfDay(today, zone), to: startOfDay(addDays(today, AHEAD_DAYS), zone) };
  });
  const asked = useQuery(MyHomeDocument, { variables: { clientId: clientId ?? '', ...range } });
  return (
    <Ask of={asked} lines={6}>
      {({ client }) => (client ? <Greeted home={client} /> : <NotThere />)}
    </Ask>
  );
}

function Greeted({ home }: { readonly home: Home }) {
  const zone = useZone();
  const now = useNow(60);
  return (
    <>
      <div className={styles.hello}>
        <p className={styles.time}>{partOfDay(now, zone)}</p>
        <h1>Hello, {home.preferredName ?? firstName(home.name)}</h1>
      </div>
      <Leaves>
        {home.flags.edges.map(({ node }) => (
          <Leaf key={node.id} tone="information">
            <p>{node.plainWords}</p>
          </Leaf>
        ))}
        <CheckInToday clientId={home.id} checkIns={home.checkIns} now={now} />
        <HowWasIt home={home} now={now} />
        <DueMeasures clientId={home.id} due={home.measuresDue} />
        <Emergencies home={home} now={now} />
        <FirstSteps home={home} />
        <Waiting home={home} />
        <Next visit={nextVisit(home.appointments, now)} />
        <InShort home={home} />
        <MyExercises clientId={home.id} one />
        <Changed home={home} now={now} />
        <AfterSessions home={home} />
        <Leaf title="For days when it gets hard">
          <p>What I notice, what helps, whom I can ask: in my own words.</p>
          <Acts>
            <ActLink to={PATHS.mySafetyPlan} quiet>
              My safety plan
            </ActLink>
          </Acts>
        </Leaf>
        <Leaf title="My team">
          <p>{teamInWords(home)}</p>
          <Acts>
            <ActLink to={PATHS.myTeam} quiet>
              My team
            </ActLink>
            <ActLink to={PATHS.mySharing} quiet>
              Who can read what
            </ActLink>
          </Acts>
        </Leaf>
      </Leaves>
    </>
  );
}

/** R27: somebody outside the team opened the record; said for as long as it is news. */
function Emergencies({ home, now }: { readonly home: Home; readonly now: number }) {
  const zone = useZone();
  return home.emergencyAccesses
    .filter(({ openedAt }) => daysBetween(dayOf(openedAt, zone), dayOf(now, zone)) <= NEWS_DAYS)
    .map(({ id, openedBy, openedAt }) => (
      <Leaf key={id} tone="information" title={`${openedBy} opened your record in an emergency`}>
        <p>
          {visitTime(openedAt, zone, now)}, to read, for four hours at most. You can see why, and what was
          read.
        </p>
        <Acts>
          <ActLink to={PATHS.whoOpened} quiet>
            Who opened my record
          </ActLink>
        </Acts>
      </Leaf>
    ));
}

/** The first visit that is not over. */
function nextVisit(visits: readonly Visit[], now: number): Visit | null {
  return visits.find((one) => TO_COME.includes(one.state) && Date.parse(one.endsAt) > now) ?? null;
}

function teamInWords({ careTeam }: Home): string {
  const here = careTeam.filter((one) => one.state === 'ACTIVE' || one.state === 'TRIAL');
  if (here.length === 0) {
    return 'Nobody is on your team yet.';
  }
  return `${listed(here.map((one) => `${firstName(one.member.name)}, your ${ROLE_ON_TEAM[one.discipline]}`))}.`;
}

/** The way in for a client who has not said anything about sharing yet; gone once they have been through. */
function FirstSteps({ home: { id, sharing } }: { readonly home: Home }) {
  const [kept] = useState(() => recallFirstStep(id));
  if (kept === 'done' || sharing.some((one) => one.since !== null)) {
    return null;
  }
  return (
    <Leaf tone="information" title={kept ? 'Your first steps, where you stopped' : 'Your first steps'}>
      <p>What Attune is, who is on your team, and what may be shared. Nothing is shared before you say so.</p>
      <Acts>
        <ActLink to={PATHS.welcome}>{kept ? 'Go on' : 'Begin'}</ActLink>
      </Acts>
    </Leaf>
  );
}

/** What asks for a yes; nothing is in force without one. */
function Waiting({ home: { careTeam, planProposal, boundaryProposals } }: { readonly home: Home }) {
  const proposed = careTeam.filter((one) => one.state === 'PROPOSED');
  const trial = careTeam.filter((one) => one.state === 'TRIAL');
  const author = planProposal?.author ? firstName(planProposal.author) : 'Your psychotherapist';
  return (
    <>
      {proposed.length > 0 && (
        <Leaf
          tone="sand"
          kicker="Waits for you"
          title={`Would you like to get to know ${listed(proposed.map((one) => firstName(one.member.name)))}?`}
        >
          <p>
            {listed(proposed.map((one) => `${one.member.name} as your ${ROLE_ON_TEAM[one.discipline]}`))}.
            First a trial, to find out whether it fits. You can end it at any time.
          </p>
          <Acts>
            <ActLink to={PATHS.myTeam}>See my team</ActLink>
          </Acts>
        </Leaf>
      )}
      {planProposal && !planProposal.agreedByViewer && (
        <Leaf
          tone="sand"
          kicker="Waits for you"
          title={
            planProposal.changesSinceAgreed ? `${author} suggests a change` : `${author} suggests a plan`
          }
        >
          {planProposal.changesSinceAgreed ? (
            <Lines
              items={planProposal.changesSinceAgreed.slice(0, 3).map((line) => ({ key: line, text: line }))}
            />
          ) : (
            <p>Read it in your own time. It holds only once you have agreed.</p>
          )}
          <Acts>
            <ActLink to={PATHS.myPlan}>
              {planProposal.changesSinceAgreed ? 'See why' : 'Read the plan'}
            </ActLink>
          </Acts>
        </Leaf>
      )}
      {boundaryProposals.map(({ id, proposedBy }) => (
        <Leaf
          key={id}
          tone="sand"
          kicker="Waits for you"
          title={`${firstName(proposedBy.name)} suggests something for your body rules`}
        >
          <Acts>
            <ActLink to={PATHS.myBody}>See what and why</ActLink>
          </Acts>
        </Leaf>
      ))}
      {trial.length > 0 && (
        <Leaf
          tone="sand"
          title={`You are getting to know ${listed(trial.map((one) => firstName(one.member.name)))}`}
        >
          <p>When it feels right, say so. When it does not, that is an answer too.</p>
          <Acts>
            <ActLink to={PATHS.myTeam} quiet>
              See my team
            </ActLink>
          </Acts>
        </Leaf>
      )}
    </>
  );
}

function Next({ visit }: { readonly visit: Visit | null }) {
  const zone = useZone();
  if (!visit) {
    return (
      <Leaf title="No visit is planned">
        <Acts>
          <ActLink to={PATHS.askForVisit} quiet>
            Ask for a time
          </ActLink>
        </Acts>
      </Leaf>
    );
  }
  return (
    <Leaf
      tone="deep"
      kicker="Next"
      title={`${visitTime(visit.startsAt, zone)} with ${firstName(visit.practitioner.name)}`}
    >
      <p>
        {[`${visit.service.name}, ${visit.service.minutes} minutes`, visit.room].filter(Boolean).join(' · ')}.
        {visit.state !== 'BOOKED' && ` ${VISIT_WORDS[visit.state]}`}
      </p>
    </Leaf>
  );
}

function InShort({ home: { activePlan: plan, planProposal, careTeam } }: { readonly home: Home }) {
  if (!plan) {
    return planProposal ? null : (
      <Leaf title="Your plan">
        <p>There is none yet. You will write it together, and it holds only when you agree.</p>
      </Leaf>
    );
  }
  const [doing] = plan.activities;
  return (
    <Leaf title="Your plan, in short">
      <Lines
        numbered
        items={plan.goals
          .slice(0, 2)
          .map((goal) => ({ key: goal.id, text: goal.statement, sub: howItGoes(goal.achievement) }))}
      />
      {doing && <p className={styles.doing}>{doingInWords(doing, careTeam)}</p>}
      <Acts>
        <ActLink to={PATHS.myPlan} quiet>
          My plan
        </ActLink>
      </Acts>
    </Leaf>
  );
}

function Changed({ home: { activePlan: plan }, now }: { readonly home: Home; readonly now: number }) {
  const zone = useZone();
  const since = plan?.inForceAt;
  const changes = plan?.changesSinceAgreed ?? [];
  if (!since || changes.length === 0 || daysBetween(dayOf(since, zone), dayOf(now, zone)) > NEWS_DAYS) {
    return null;
  }
  return (
    <Leaf title="What changed" kicker={capital(`since ${dayInWords(since, zone, now)}`)}>
      <Lines items={changes.map((line) => ({ key: line, text: line }))} />
    </Leaf>
  );
}
