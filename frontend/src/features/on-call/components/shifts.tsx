import { Button } from '@mantine/core';
import { useState } from 'react';
import { AnswerHandOverDocument, EndOnCallShiftDocument } from '../../../generated/on-call.ts';
import { dayAndTime } from '../../../lib/dates.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { isManager, useViewer, useZone } from '../../../lib/viewer.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { Row } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Empty } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import styles from './on-call.module.css';
import type { Colleague, Shift } from './rota.ts';

/** The times to come, the one that is going on first. */
export function Shifts({
  shifts,
  people,
}: {
  readonly shifts: readonly Shift[];
  readonly people: readonly Colleague[];
}) {
  return (
    <Card title="The coming weeks" flush>
      {shifts.length === 0 ? (
        <Empty title="Nobody is planned">Whoever runs the practice plans who takes turns.</Empty>
      ) : (
        <ol className={styles.list}>
          {shifts.map((shift) => (
            <OneShift key={shift.id} shift={shift} people={people} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function OneShift({ shift, people }: { readonly shift: Shift; readonly people: readonly Colleague[] }) {
  const viewer = useViewer();
  const zone = useZone();
  const now = useNow(60);
  const say = useToast();
  const [dialog, setDialog] = useState<'HAND_OVER' | 'END' | null>(null);
  const answer = useVerb(AnswerHandOverDocument, 'answerHandOver');
  const end = useVerb(EndOnCallShiftDocument, 'endOnCallShift');
  const begun = Date.parse(shift.startsAt) <= now;
  const { handOver } = shift;
  const asked = handOver?.to.id === viewer.memberId;
  const reply = async (wanted: 'ACCEPT' | 'DECLINE' | 'WITHDRAW', done: string) => {
    if (!handOver) return;
    const outcome = await answer.run({ input: { handOverId: handOver.id, answer: wanted } });
    if (outcome.ok) say(done);
  };
  return (
    <li className={styles.shift}>
      <div>
        <p>
          <b>{shift.member.name}</b> {begun && <Badge tone="good">now</Badge>}{' '}
          {shift.mine && <Badge>you</Badge>}
        </p>
        <p className="small quiet">
          <time dateTime={shift.startsAt}>{dayAndTime(shift.startsAt, zone)}</time> to{' '}
          <time dateTime={shift.endsAt}>{dayAndTime(shift.endsAt, zone)}</time>
          {shift.takenFrom && ` · taken over from ${shift.takenFrom.name}`}
        </p>
        {handOver && (
          <p className="small">
            {asked
              ? `${handOver.from.name} asks you to take this over, from now or its beginning on.`
              : `${handOver.to.name} is asked to take it over; ${shift.mine ? 'you stay' : `${shift.member.name} stays`} on call until then.`}
          </p>
        )}
      </div>
      <Row gap={8}>
        {asked && (
          <>
            <Button
              loading={answer.busy}
              onClick={() => void reply('ACCEPT', 'You have taken it over. Both of you are told.')}
            >
              Take it over
            </Button>
            <Button
              variant="default"
              onClick={() => void reply('DECLINE', `Declined. ${handOver?.from.name ?? ''} stays on call.`)}
            >
              Decline
            </Button>
          </>
        )}
        {shift.mine && handOver && (
          <Button variant="default" onClick={() => void reply('WITHDRAW', 'Taken back: you stay on call.')}>
            Take back
          </Button>
        )}
        {shift.mine && !handOver && (
          <Button variant="default" onClick={() => setDialog('HAND_OVER')}>
            Hand over
            <span className="visually-hidden"> what begins {dayAndTime(shift.startsAt, zone)}</span>
          </Button>
        )}
        {isManager(viewer) && (
          <Button variant="default" onClick={() => setDialog('END')}>
            {begun ? 'End now' : 'Remove'}
            <span className="visually-hidden">
              : {shift.member.name}, {dayAndTime(shift.startsAt, zone)}
            </span>
          </Button>
        )}
      </Row>
      {answer.problem && (
        <div className={styles.problem}>
          <ProblemNotice problem={answer.problem} />
        </div>
      )}
      {dialog === 'HAND_OVER' && (
        <HandOverDialog shift={shift} people={people} onClose={() => setDialog(null)} />
      )}
      {dialog === 'END' && (
        <ConfirmDialog
          title={`${begun ? 'End' : 'Remove'} the time on call of ${shift.member.name}?`}
          confirm={begun ? 'End it now' : 'Remove it'}
          onConfirm={async () => {
            const outcome = await end.run({ input: { shiftId: shift.id } });
            return outcome.ok ? null : outcome.problem;
          }}
          onClose={() => setDialog(null)}
        >
          <p>If nobody else is planned for that time, nobody is on call then.</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
