import { type InstrumentCode, instrumentOf } from '@attune/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { EndMeasureAssignmentDocument, type RecordMeasuresQuery } from '../../../generated/measures.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { SentenceList } from '../../../ui/sentence-list.tsx';
import { Empty } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { AssignFields } from './assign-fields.tsx';
import { type Assignment, type AssignForm, formOf, newForm } from './assign-form.ts';

type Client = NonNullable<RecordMeasuresQuery['client']>;
type Occurrence = Assignment['occurrences'][number];

interface AssignmentsCardProps {
  readonly client: Pick<Client, 'id' | 'measureAssignments' | 'activePlan'>;
  readonly mayAssign: boolean;
}

interface Editing {
  readonly form: AssignForm;
  readonly replaces: string | null;
}

const STATES: Readonly<Record<Occurrence['state'], { readonly words: string; readonly tone: Tone }>> = {
  UPCOMING: { words: 'To come', tone: 'quiet' },
  DUE: { words: 'Due', tone: 'information' },
  ANSWERED: { words: 'Answered', tone: 'good' },
  SKIPPED: { words: 'Not today', tone: 'quiet' },
  MISSED: { words: 'Not answered', tone: 'concern' },
};
/** So many times of each are shown, the newest first. */
const SHOWN = 5;

/** Questionnaires of the plan: what is asked for, what became of it, and changing that. */
export function AssignmentsCard({ client, mayAssign }: AssignmentsCardProps) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const [past, setPast] = useState(false);
  const active = client.measureAssignments.filter(({ endedAt }) => endedAt === null);
  const ended = client.measureAssignments.filter(({ endedAt }) => endedAt !== null);
  return (
    <Card title="Questionnaires in the plan">
      <Stack gap={14}>
        {active.length === 0 && editing === null && (
          <Empty title="None is part of the plan">The client can answer any of them at any time.</Empty>
        )}
        <SentenceList
          items={active.map((one) => ({
            key: one.id,
            text: one.sentence,
            sub: (
              <Stack gap={8}>
                <span>
                  {one.assignedByName && `By ${one.assignedByName}, `}
                  <TimeText at={one.assignedAt} />
                </span>
                <Times of={one.occurrences} />
                {mayAssign && editing === null && (
                  <Verbs of={one} onChange={() => setEditing({ form: formOf(one), replaces: one.id })} />
                )}
              </Stack>
            ),
          }))}
        />
        {editing !== null && (
          <AssignFields clientId={client.id} {...editing} onLeave={() => setEditing(null)} />
        )}
        {mayAssign && editing === null && (
          <Row>
            <Button onClick={() => setEditing({ form: newForm(), replaces: null })}>
              Add a questionnaire
            </Button>
            {suggestedBy(client).map((code) => (
              <Button
                key={code}
                variant="default"
                onClick={() => setEditing({ form: newForm(code), replaces: null })}
              >
                Add {code}, which a goal is measured by
              </Button>
            ))}
          </Row>
        )}
        {ended.length > 0 && (
          <Row>
            <Button variant="default" aria-expanded={past} onClick={() => setPast(!past)}>
              {past ? 'Close what was before' : 'What was before'}
            </Button>
          </Row>
        )}
        {past && (
          <SentenceList
            items={ended.map((one) => ({
              key: one.id,
              text: one.sentence,
              sub: <>Ended {one.endedAt && <TimeText at={one.endedAt} as="full" />}</>,
            }))}
          />
        )}
      </Stack>
    </Card>
  );
}

/** What became of the last times, and the next that is due. */
function Times({ of }: { readonly of: readonly Occurrence[] }) {
  const known = of.filter(({ state }) => state !== 'UPCOMING').toReversed();
  if (known.length === 0) {
    return (
      <span>
        {of[0] ? (
          <>
            Next from <TimeText at={of[0].opensAt} as="full" />
          </>
        ) : (
          'Nothing is due in the next two weeks.'
        )}
      </span>
    );
  }
  return (
    <ul aria-label="The last times" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {known.slice(0, SHOWN).map(({ key, state, closesAt, sessionStartsAt }) => (
        <li key={key}>
          <Badge tone={STATES[state].tone}>{STATES[state].words}</Badge>{' '}
          {sessionStartsAt === null ? (
            <>
              until <TimeText at={closesAt} as="full" />
            </>
          ) : (
            <>
              session of <TimeText at={sessionStartsAt} as="full" />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Verbs({ of, onChange }: { readonly of: Assignment; readonly onChange: () => void }) {
  const end = useVerb(EndMeasureAssignmentDocument, 'endMeasureAssignment');
  const say = useToast();
  const [sure, setSure] = useState(false);
  const run = async () => {
    const outcome = await end.run({ input: { assignmentId: of.id } });
    if (outcome.ok) {
      say(`${of.code} is not asked for any more.`);
    }
  };
  return (
    <Stack gap={8}>
      <ProblemNotice problem={end.problem} />
      <Row>
        <Button size="compact-sm" variant="default" onClick={onChange}>
          Change<span className="visually-hidden">: {of.words}</span>
        </Button>
        {sure ? (
          <>
            <Button size="compact-sm" loading={end.busy} onClick={() => void run()}>
              End {of.code}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setSure(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => setSure(true)}>
            End<span className="visually-hidden">: {of.words}</span>
          </Button>
        )}
      </Row>
    </Stack>
  );
}

/** Questionnaires by which a goal of the plan is measured, and that nobody asks for yet. */
function suggestedBy({ measureAssignments, activePlan }: AssignmentsCardProps['client']): InstrumentCode[] {
  const asked = measureAssignments.filter(({ endedAt }) => endedAt === null).map(({ code }) => code);
  const measured = (activePlan?.goals ?? []).flatMap(({ measureCode }) => {
    const code = measureCode === null ? null : (instrumentOf(measureCode)?.code ?? null);
    return code === null || asked.includes(code) ? [] : [code];
  });
  return [...new Set(measured)];
}
