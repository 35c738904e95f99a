import { use, useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { PATHS } from '../../../lib/paths.ts';
import { useZone, ViewerContext } from '../../../lib/viewer.tsx';
import { BreathExercise } from '../../../ui/grounding/breath-exercise.tsx';
import { FiveSenses } from '../../../ui/grounding/five-senses.tsx';
import { Leaf, Leaves } from '../../../ui/leaf.tsx';
import { useDocumentTitle } from '../../../ui/page-title.tsx';
import { useAtHand } from '../hooks/use-at-hand.ts';
import { OwnPlan } from './own-plan.tsx';
import { PeopleToCall } from './people-to-call.tsx';
import styles from './support.module.css';
import { TellMyTeam } from './tell-my-team.tsx';
import { WhoKnows } from './who-knows.tsx';

const SETTLE_MS = 1500;

/**
 * R19: at once and whatever else fails, people to call. Numbers, plan and exercises are on the device;
 * the server makes them newer when it answers.
 */
export function SupportPage() {
  const viewer = use(ViewerContext);
  const { owner, atHand } = useAtHand();
  const zoneHere = useZone();
  const zone = owner?.timeZone ?? zoneHere;
  const because = (useLocation().state as { because?: string } | null)?.because;
  useDocumentTitle('I need support');
  const settled = useSettled();
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Link to="/" className={styles.back}>
          ‹ Back
        </Link>
      </header>
      <main id="main">
        <h1 className={styles.heading}>I need support</h1>
        {because === 'ANSWER' && (
          <p className={styles.because}>
            Thank you for saying how it is. You are not alone with it: here is who can help now, and your team
            is being told.
          </p>
        )}
        <Leaves>
          <PeopleToCall zone={zone} />
          {atHand && <WhoKnows atHand={atHand} zone={zone} />}
          {owner?.clientId && <TellMyTeam key={owner.clientId} clientId={owner.clientId} />}
          {!viewer && !owner && settled && (
            <Leaf title="Tell my team">
              <p>
                <Link to={`${PATHS.signIn}?next=${encodeURIComponent(PATHS.support)}`}>Sign in</Link> to tell
                your team that you need somebody.
              </p>
            </Leaf>
          )}
          {owner && atHand && <OwnPlan plan={atHand.plan} />}
          <Leaf title="Breathe, slowly">
            <BreathExercise exercise="OCEAN_BREATH" plain />
          </Leaf>
          <Leaf title="Come back to the room">
            <FiveSenses />
          </Leaf>
        </Leaves>
      </main>
    </div>
  );
}

/** Whether there was time to learn who is signed in; until then nobody is asked to sign in. */
function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}
