import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { SignSessionResponseDocument } from '../../../generated/session.ts';
import { timeOf } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { HoldBanner } from '../../../ui/hold-banner.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { limitsOf, type SessionClient, type Visit } from '../domain/limits.ts';
import { flagAsked, missingIn, nextStep, type Step, STEPS, stepBefore } from '../domain/steps.ts';
import { type ServerDraft, useSessionRecord } from '../hooks/use-session-record.ts';
import { useVisitSteps } from '../hooks/use-visit-steps.ts';
import { ConsentStep } from './consent-step.tsx';
import { AfterStep, ArrivalStep, LeavingStep, ObservedStep } from './later-steps.tsx';
import { PauseDialog, StopDialog } from './pause-and-stop.tsx';
import { SessionFoot } from './session-foot.tsx';
import { SessionHead } from './session-head.tsx';
import styles from './session.module.css';
import { SignStep } from './sign-step.tsx';
import { WorkStep } from './work-step.tsx';

interface SessionScreenProps {
  readonly visit: Visit;
  readonly client: SessionClient;
  readonly server: ServerDraft | null;
}

/** One decision at a time; Pause and Stop always in reach, what helps always in sight. */
export function SessionScreen({ visit, client, server }: SessionScreenProps) {
  const name = client.preferredName ?? firstName(client.name);
  const limits = limitsOf(visit, client, name);
  const record = useSessionRecord(visit, client, server, limits);
  const steps = useVisitSteps(visit);
  const sign = useVerb(SignSessionResponseDocument, 'signNote');
  const [password, setPassword] = useState('');
  const [stopping, setStopping] = useState(false);
  const zone = useZone();
  const say = useToast();
  const navigate = useNavigate();
  const { draft, step, change, go } = record;
  const pause = draft.pauses.at(-1);
  const paused = pause && pause.to === null ? pause : null;
  const heading = useFocusOnChange(step);

  const goOn = async () => {
    if (step === 'consent') {
      const problem = await steps.begin();
      if (problem) return;
      record.began(new Date().toISOString());
    }
    if (step === 'leaving') {
      void steps.finish();
    }
    if (step === 'sign') {
      await signNow();
      return;
    }
    go(nextStep(step));
  };
  const signNow = async () => {
    const saved = await record.saveNow();
    const noteId = record.noteNow();
    if (!saved || noteId === null) {
      return;
    }
    const outcome = await sign.run({
      input: { noteId, expectedVersion: record.version(), password: password || null },
    });
    if (outcome.ok) {
      record.forget();
      await steps.finish();
      say(`Signed. ${name}’s session is in the record.`);
      await navigate(PATHS.today);
    }
  };
  const startPause = () =>
    change({
      pauses: [...draft.pauses, { from: new Date().toISOString(), to: null }],
      ...(draft.emotionalResponse.includes('PAUSED')
        ? {}
        : { emotionalResponse: [...draft.emotionalResponse, 'PAUSED'] }),
    });
  const endPause = () =>
    change({
      pauses: draft.pauses.map((one) => (one.to === null ? { ...one, to: new Date().toISOString() } : one)),
    });
  const stop = (ending: 'ENDED_BY_CLIENT' | 'ENDED_BY_THERAPIST') => {
    change({
      ending,
      emotionalResponse: draft.emotionalResponse.includes('STOPPED')
        ? draft.emotionalResponse
        : [...draft.emotionalResponse, 'STOPPED'],
    });
    setStopping(false);
    go('leaving');
  };
  const props = { draft, change, client, limits };
  const missing = missingIn(step, draft, limits);
  const begun = missingIn('consent', draft, limits).length === 0;
  const unanswered =
    step === 'sign' &&
    flagAsked(draft) !== null &&
    !flagRaised(client, visit) &&
    draft.noFlagReason.trim() === '';
  return (
    <div className={styles.screen}>
      <SessionHead
        visit={visit}
        client={client}
        limits={limits}
        beganAt={record.beganAt}
        onPause={startPause}
        onStop={() => setStopping(true)}
      />
      <div className={styles.steps}>
        <Stepper
          label="Steps of the session"
          steps={STEPS}
          here={step}
          {...(begun && visit.state !== 'BOOKED' && visit.state !== 'ARRIVED' ? { onGo: go } : {})}
        />
      </div>
      <main id="main" className={styles.main}>
        <h2 ref={heading} tabIndex={-1} className="visually-hidden">
          {STEPS.find((one) => one.key === step)?.label}
        </h2>
        {client.hold !== 'NONE' && step === 'consent' && (
          <div className={styles.notice}>
            <HoldBanner hold={client.hold} />
          </div>
        )}
        {limits.since.length > 0 && (
          <div className={styles.notice}>
            <Notice tone="concern" role="alert" title="Noted in the health answers since this session began">
              <p>
                {limits.since.join('; ')}. From here on it holds; what your hands did before can be written
                down as it was.
              </p>
            </Notice>
          </div>
        )}
        {record.conflict && (
          <div className={styles.notice}>
            <Notice
              tone="concern"
              role="alert"
              title="This session was also written on another device."
              action={
                <div className={styles.choices}>
                  <button type="button" onClick={record.keepMine}>
                    Keep what is here
                  </button>
                  <button type="button" onClick={record.takeTheirs}>
                    Take the other
                  </button>
                </div>
              }
            >
              <p>Both are kept until you choose.</p>
            </Notice>
          </div>
        )}
        {(record.problem ?? (step === 'consent' ? steps.problem : null)) && (
          <div className={styles.notice}>
            <ProblemNotice problem={record.problem ?? steps.problem} />
          </div>
        )}
        {content()}
      </main>
      <SessionFoot
        saving={record.saving}
        missing={missing}
        next={step === 'consent' && !TO_BEGIN.includes(visit.state) ? 'Go on' : NEXT_WORDS[step]}
        blocked={(missing.length > 0 && (step === 'consent' || step === 'sign')) || unanswered}
        busy={steps.busy || sign.busy}
        onBack={step === 'consent' ? undefined : () => go(stepBefore(step))}
        onNext={goOn}
      />
      {paused && (
        <PauseDialog
          client={client}
          name={name}
          since={timeOf(paused.from, zone)}
          onGoOn={endPause}
          onStop={() => {
            endPause();
            setStopping(true);
          }}
        />
      )}
      {stopping && <StopDialog name={name} onStop={stop} onClose={() => setStopping(false)} />}
    </div>
  );

  function content() {
    switch (step) {
      case 'consent':
        return <ConsentStep {...props} />;
      case 'arrival':
        return <ArrivalStep {...props} />;
      case 'work':
        return <WorkStep {...props} booked={visit.service.modality} />;
      case 'observed':
        return <ObservedStep {...props} />;
      case 'leaving':
        return <LeavingStep {...props} appointmentId={visit.id} />;
      case 'after':
        return <AfterStep {...props} />;
      case 'sign':
        return (
          <SignStep
            {...props}
            appointmentId={visit.id}
            noteId={record.noteId}
            problem={sign.problem}
            password={password}
            onPassword={setPassword}
          />
        );
    }
  }
}

/** A session that is going on or over is written down without being begun again. */
const TO_BEGIN: readonly Visit['state'][] = ['BOOKED', 'ARRIVED', 'NEEDS_CLEARANCE'];

const NEXT_WORDS: Readonly<Record<Step, string>> = {
  consent: 'Begin the session',
  arrival: 'Work',
  work: 'Observed',
  observed: 'Leaving',
  leaving: 'After',
  after: 'Sign',
  sign: 'Sign',
};

const flagRaised = (client: SessionClient, visit: Visit) =>
  client.flags.edges.some(({ node }) => node.appointmentId === visit.id);

/** A new step is read from its beginning, by eyes and readers alike. */
function useFocusOnChange(step: Step) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) {
      before.current = step;
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, [step]);
  return heading;
}
