import { useQuery } from '@apollo/client/react';
import { ADJUSTMENT_STATES_LABELS } from '@attune/shared';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  AcknowledgeChangeDocument,
  ObjectToChangeDocument,
  PlanChangesDocument,
  type PlanFieldsFragment,
  TakeChangeBackDocument,
} from '../../../generated/care-plan.ts';
import { PROPOSING, recordPath } from '../../../lib/paths.ts';
import { useRecord } from '../../../lib/record.tsx';
import { fieldMessage } from '../../../lib/results.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { Row } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { Change } from './change.ts';
import { ProposeChange } from './propose-change.tsx';
import styles from './plan-changes.module.css';

const OPEN = ['PROPOSED', 'OBJECTED', 'ACKNOWLEDGED'];

/** Changes of single activities: what waits for whom, what is in force, and the way to propose one. */
export function PlanChanges({ plan }: { readonly plan: PlanFieldsFragment | null }) {
  const { id: clientId } = useRecord();
  const { data } = useQuery(PlanChangesDocument, { variables: { clientId } });
  const [search, setSearch] = useSearchParams();
  const [revising, setRevising] = useState<Change | null>(null);
  const client = data?.client;
  if (!client) {
    return null;
  }
  const { planAdjustments: changes, viewerCan } = client;
  const mayPropose = viewerCan.proposeAdjustment && plan?.versionState === 'IN_FORCE';
  if (changes.length === 0 && !mayPropose) {
    return null;
  }
  const close = () => {
    setRevising(null);
    setSearch({}, { replace: true });
  };
  const shown = [
    ...changes.filter(({ state }) => OPEN.includes(state)),
    ...changes.filter(({ state }) => !OPEN.includes(state)),
  ];
  return (
    <Card
      title="Changes of single activities"
      aside={
        mayPropose && (
          <Button variant="default" onClick={() => setSearch({ [PROPOSING]: '' })}>
            Propose a change
          </Button>
        )
      }
    >
      {shown.length === 0 && (
        <p className="quiet">None was proposed yet. Less than planned may be done in any session.</p>
      )}
      {shown.map((change) => (
        <OneChange
          key={change.id}
          change={change}
          answers={viewerCan.answerAdjustment}
          onRevise={() => setRevising(change)}
        />
      ))}
      {plan && (revising || (mayPropose && search.has(PROPOSING))) && (
        <ProposeChange plan={plan} change={revising} onClose={close} />
      )}
    </Card>
  );
}

interface OneChangeProps {
  readonly change: Change;
  /** Whether the viewer is the lead psychotherapist. */
  readonly answers: boolean;
  readonly onRevise: () => void;
}

function OneChange({ change, answers, onRevise }: OneChangeProps) {
  const { id: clientId } = useRecord();
  const round = change.rounds.at(-1);
  const objection = change.events.findLast(({ kind }) => kind === 'OBJECT');
  const earlier = change.rounds.slice(0, -1);
  if (!round) {
    return null;
  }
  return (
    <section className={styles.change} aria-label={`Change of ${round.from.modalityName}`}>
      <Row>
        <b>{round.from.modalityName}</b>
        <Badge
          tone={
            change.state === 'OBJECTED' ? 'concern' : change.state === 'IN_FORCE' ? 'good' : 'information'
          }
        >
          {ADJUSTMENT_STATES_LABELS[change.state]}
        </Badge>
        <span className="quiet small">
          {change.proposedBy}, <TimeText at={round.at} />
          {change.version !== null && ` · version ${change.version}`}
        </span>
      </Row>
      <ul className={styles.sentences}>
        {round.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>{round.why}</p>
      <p className="quiet small">
        {round.restsOn}
        {round.responses.map(({ noteId, at, arrivalDistress, departureDistress }) => (
          <span key={noteId}>
            {' '}
            <TimeText at={at} />: distress {arrivalDistress ?? '–'} → {departureDistress ?? '–'}.
          </span>
        ))}
      </p>
      {change.state === 'OBJECTED' && objection && (
        <Notice title={`${objection.by} objects`}>
          <p>{objection.words}</p>
        </Notice>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>Rounds before</summary>
          <ol className={styles.rounds}>
            {earlier.map((one) => (
              <li key={one.round} className="quiet small">
                {one.sentences.join(' ')} {one.why}{' '}
                {change.events.find(({ kind, round: of }) => kind === 'OBJECT' && of === one.round)?.words}
              </li>
            ))}
          </ol>
        </details>
      )}
      {change.misfits.length > 0 && (
        <Notice
          title={change.misfits.length === 1 ? 'One booking no longer fits' : 'Bookings that no longer fit'}
          action={<LinkButton to={recordPath(clientId, 'schedule')}>See the appointments</LinkButton>}
        >
          <ul className={styles.rounds}>
            {change.misfits.map((one) => (
              <li key={one.appointmentId}>
                {one.service ?? 'A session'} with {one.practitioner}, <TimeText at={one.startsAt} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {answers && change.state === 'PROPOSED' && <Answer change={change} />}
      {change.mine && ['PROPOSED', 'OBJECTED'].includes(change.state) && (
        <Own change={change} onRevise={onRevise} />
      )}
    </section>
  );
}

/** The lead psychotherapist acknowledges or objects. */
function Answer({ change }: { readonly change: Change }) {
  const say = useToast();
  const [objecting, setObjecting] = useState(false);
  const acknowledge = useVerb(AcknowledgeChangeDocument, 'acknowledgeAdjustment');
  const { problem } = acknowledge;
  const moved = problem && 'rebased' in problem ? (problem as unknown as Moved) : null;
  const run = async (ontoVersion: number | null) => {
    const input = { adjustmentId: change.id, round: change.round, ontoVersion };
    if ((await acknowledge.run({ input })).ok) {
      say('It is the next version of the plan, and waits for the client.');
    }
  };
  return (
    <>
      {moved ? (
        <Notice
          title={moved.message}
          action={
            <Button loading={acknowledge.busy} onClick={() => void run(moved.currentVersion)}>
              Acknowledge it on top of version {moved.currentVersion}
            </Button>
          }
        >
          <ul className={styles.sentences}>
            {moved.changes.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>With the change on top: {inWords(moved.rebased)}</p>
        </Notice>
      ) : (
        <ProblemNotice problem={acknowledge.problem} />
      )}
      <Row>
        {!moved && (
          <Button loading={acknowledge.busy} onClick={() => void run(null)}>
            Acknowledge
          </Button>
        )}
        <Button variant="default" onClick={() => setObjecting(true)}>
          Object
        </Button>
      </Row>
      {objecting && <ObjectTo change={change} onClose={() => setObjecting(false)} />}
    </>
  );
}

interface Values {
  readonly modalityName: string;
  readonly minutes: number;
  readonly everyWeeks: number;
  readonly maxPressure: number | null;
}

interface Moved {
  readonly message: string;
  readonly currentVersion: number;
  readonly changes: readonly string[];
  readonly rebased: Values;
}

const inWords = ({ modalityName, minutes, everyWeeks, maxPressure }: Values) =>
  `${modalityName}, ${minutes} minutes, every ${everyWeeks === 1 ? 'week' : `${everyWeeks} weeks`}${
    maxPressure === null ? '' : `, pressure up to ${maxPressure}`
  }.`;

function ObjectTo({ change, onClose }: { readonly change: Change; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { run, busy, problem } = useVerb(ObjectToChangeDocument, 'objectToAdjustment');
  const save = async () => {
    if ((await run({ input: { adjustmentId: change.id, round: change.round, reason } })).ok) {
      onClose();
    }
  };
  return (
    <Dialog title="Object to this change" onClose={onClose}>
      <DialogForm
        submit="Object"
        onSubmit={save}
        onCancel={onClose}
        busy={busy}
        problem={problem}
        shown={['reason']}
        disabled={reason.trim() === ''}
      >
        <Textarea
          label="Why, and what would be better"
          description={`${change.proposedBy} reads it, and may propose it otherwise.`}
          autosize
          minRows={2}
          value={reason}
          error={fieldMessage(problem, 'reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </DialogForm>
    </Dialog>
  );
}

/** Whoever proposed it puts it forward otherwise, or takes it back. */
function Own({ change, onRevise }: { readonly change: Change; readonly onRevise: () => void }) {
  const back = useVerb(TakeChangeBackDocument, 'withdrawAdjustment');
  return (
    <>
      <ProblemNotice problem={back.problem} />
      <Row>
        <Button variant={change.state === 'OBJECTED' ? 'filled' : 'default'} onClick={onRevise}>
          Propose it otherwise
        </Button>
        <Button
          variant="default"
          loading={back.busy}
          onClick={() => void back.run({ input: { adjustmentId: change.id, round: change.round } })}
        >
          Take it back
        </Button>
      </Row>
    </>
  );
}
