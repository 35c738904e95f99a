import { lazy, Suspense, useState } from 'react';
import { AnswerOfferDocument } from '../../../generated/appointments.ts';
import { instantOf, longDay, when } from '../../../lib/dates.ts';
import { visitTime } from '../../../lib/plain-words.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { wishesInWords } from '../../../lib/waiting-words.ts';
import { firstName } from '../../../lib/words.ts';
import { Act, Acts, Leaf } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Wait } from './visit.ts';

const StopWaiting = lazy(async () => ({ default: (await import('./stop-waiting.tsx')).StopWaiting }));

/** A time that is kept for the client, to take or to leave; nothing when there is none. */
export function OfferLeaf({ wait }: { readonly wait: Wait }) {
  const zone = useZone();
  const now = useNow(30);
  const say = useToast();
  const verb = useVerb(AnswerOfferDocument, 'answerOffer');
  const offer = wait.offers.find((one) => one.state === 'OFFERED' && Date.parse(one.expiresAt) > now);
  if (!offer) {
    return null;
  }
  const time = visitTime(offer.startsAt, zone);
  const answer = async (accept: boolean) => {
    const outcome = await verb.run({ input: { offerId: offer.id, accept } });
    if (outcome.ok) {
      say(accept ? 'It is yours. The practice will confirm it.' : 'All right. You stay on the list.');
    }
  };
  return (
    <Leaf tone="information" title="A time is free for you">
      <p>
        {time} with {firstName(offer.practitioner.name)}
        {wait.service ? `, ${wait.service.name}` : ''}. It is kept for you until{' '}
        {when(offer.expiresAt, zone, now)}.
      </p>
      <ProblemNotice problem={verb.problem} />
      <Acts>
        <Act busy={verb.busy} onClick={() => answer(true)} label={`Take it: ${time}`}>
          Take it
        </Act>
        <Act quiet busy={verb.busy} onClick={() => answer(false)} label={`No, thank you: ${time}`}>
          No, thank you
        </Act>
      </Acts>
    </Leaf>
  );
}

/** What the client waits for, and the way off the list. */
export function WaitLeaf({ wait }: { readonly wait: Wait }) {
  const zone = useZone();
  const [stopping, setStopping] = useState(false);
  const what = wait.service?.name ?? 'a time';
  const day = (date: string) => longDay(instantOf(date, '12:00', zone), zone);
  return (
    <Leaf kicker="Waiting list" title={`You wait for ${what}`}>
      <p>
        {wishesInWords(wait)}, from {day(wait.from)} to {day(wait.until)}
        {wait.practitioner ? `, with ${firstName(wait.practitioner.name)}` : ''}. When a time comes free that
        suits you, it is kept for you and you are told.
      </p>
      <Acts>
        <Act quiet onClick={() => setStopping(true)} label={`Stop waiting for ${what}`}>
          Stop waiting
        </Act>
      </Acts>
      {stopping && (
        <Suspense fallback={null}>
          <StopWaiting wait={wait} onClose={() => setStopping(false)} />
        </Suspense>
      )}
    </Leaf>
  );
}
