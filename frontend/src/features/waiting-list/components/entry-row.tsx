import { OFFER_STATES_LABELS } from '@attune/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  AnswerForClientDocument,
  type ListEntryFragment,
  SetWaitingUrgencyDocument,
  TakeOffWaitingListDocument,
} from '../../../generated/waiting-list.ts';
import { dayAndTime, instantOf, longDay, since } from '../../../lib/dates.ts';
import { recordPath } from '../../../lib/paths.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { isManager, isPsychotherapist, useViewer, useZone } from '../../../lib/viewer.tsx';
import { wishesInWords } from '../../../lib/waiting-words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import styles from './waiting-list.module.css';

type Offer = ListEntryFragment['offers'][number];

/** One who waits: for what, when it suits, what was offered, and what can be done. */
export function EntryRow({ entry }: { readonly entry: ListEntryFragment }) {
  const viewer = useViewer();
  const zone = useZone();
  const urgency = useVerb(SetWaitingUrgencyDocument, 'setWaitingUrgency');
  const answering = useVerb(AnswerForClientDocument, 'answerOffer');
  const [stopping, setStopping] = useState(false);
  const { id: entryId, version: expectedVersion, urgent, client } = entry;
  const name = client?.name ?? 'A client';
  // Who may not see what it is for neither books it nor, treating the body alone, changes it.
  const open = entry.service && entry.offers.find(({ state }) => state === 'OFFERED');
  const mayChange = entry.service !== null || isPsychotherapist(viewer) || isManager(viewer);
  const day = (date: string) => longDay(instantOf(date, '12:00', zone), zone);
  const answer = (offerId: string, accept: boolean) => void answering.run({ input: { offerId, accept } });
  return (
    <li className={styles.entry}>
      <div className={styles.who}>
        <div>
          {client ? <Link to={recordPath(client.id, 'schedule')}>{name}</Link> : name}
          {entry.service && <> · {entry.service.name}</>} {urgent && <Badge tone="alert">Needed soon</Badge>}
        </div>
        <div className={styles.sub}>
          {wishesInWords(entry)} · {day(entry.from)} to {day(entry.until)}
          {entry.practitioner && ` · with ${entry.practitioner.name}`} · waits {since(entry.since, zone)}
        </div>
        {entry.offers.length > 0 && (
          <ul className={styles.offers} aria-label={`Offered to ${name}`}>
            {entry.offers.map((offer) => (
              <OfferLine key={offer.id} offer={offer} />
            ))}
          </ul>
        )}
        <ProblemNotice problem={urgency.problem ?? answering.problem} />
      </div>
      <div className={styles.acts}>
        {open && (
          <>
            <Button size="compact-sm" loading={answering.busy} onClick={() => answer(open.id, true)}>
              Book it<span className="visually-hidden"> for {name}</span>
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              loading={answering.busy}
              onClick={() => answer(open.id, false)}
            >
              Not wanted<span className="visually-hidden"> by {name}</span>
            </Button>
          </>
        )}
        {mayChange && (
          <>
            <Button
              size="compact-sm"
              variant="default"
              loading={urgency.busy}
              onClick={() => void urgency.run({ input: { entryId, expectedVersion, urgent: !urgent } })}
            >
              {urgent ? 'Not so soon' : 'Needed soon'}
              <span className="visually-hidden">: {name}</span>
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setStopping(true)}>
              Take off<span className="visually-hidden"> {name}</span>
            </Button>
          </>
        )}
      </div>
      {stopping && <TakeOff entry={entry} name={name} onClose={() => setStopping(false)} />}
    </li>
  );
}

function OfferLine({ offer }: { readonly offer: Offer }) {
  const zone = useZone();
  const { startsAt, state, expiresAt, offeredAt, answeredAt, practitioner } = offer;
  return (
    <li>
      {dayAndTime(startsAt, zone)} with {practitioner.name}: {OFFER_STATES_LABELS[state].toLowerCase()}{' '}
      <span className={styles.sub}>
        {state === 'OFFERED'
          ? `${dayAndTime(offeredAt, zone)}, kept until ${dayAndTime(expiresAt, zone)}`
          : answeredAt && dayAndTime(answeredAt, zone)}
      </span>
    </li>
  );
}

function TakeOff({
  entry: { id: entryId, version: expectedVersion },
  name,
  onClose,
}: {
  readonly entry: ListEntryFragment;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const verb = useVerb(TakeOffWaitingListDocument, 'withdrawFromWaitingList');
  return (
    <ConfirmDialog
      title={`Take ${name} off the waiting list?`}
      confirm="Take off the list"
      onClose={onClose}
      onConfirm={async () => {
        const outcome = await verb.run({ input: { entryId, expectedVersion } });
        return outcome.ok ? null : outcome.problem;
      }}
    >
      <p>A time that is kept for them goes to the next.</p>
    </ConfirmDialog>
  );
}
