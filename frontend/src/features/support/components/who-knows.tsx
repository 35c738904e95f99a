import { useNow } from '../../../lib/use-now.ts';
import { timeOf } from '../../../lib/dates.ts';
import { Leaf } from '../../../ui/leaf.tsx';
import { toldInWords } from '../domain/told-words.ts';
import type { AtHand } from '../hooks/use-at-hand.ts';

/** R19: that somebody has been told, and who, and since when; as it changes. */
export function WhoKnows({
  atHand: { requests, asOf, fresh },
  zone,
}: {
  readonly atHand: AtHand;
  readonly zone: string;
}) {
  const now = useNow(30);
  return requests.map((request) => {
    const [first] = request.plainWords.split('. ');
    return (
      <Leaf
        key={request.id}
        tone={request.state === 'RESOLVED' ? 'plain' : 'information'}
        kicker={request.source === 'CLIENT' ? 'Your request' : 'Your team is thinking of you'}
        title={`${first?.replace(/\.$/, '') ?? 'Your team knows'}.`}
      >
        <ul aria-live="polite">
          {toldInWords(request.events, zone, now).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {request.state === 'RAISED' && request.acknowledgeBy && (
          <p>
            {Date.parse(request.acknowledgeBy) > now
              ? `They are asked to answer by ${timeOf(request.acknowledgeBy, zone)}. If nobody does, the next person is told.`
              : 'Nobody has answered yet, and more people are being told. Please do not wait for it: call one of the numbers above.'}
          </p>
        )}
        {!fresh && <p>As this device knew it at {timeOf(asOf, zone)}.</p>}
      </Leaf>
    );
  });
}
