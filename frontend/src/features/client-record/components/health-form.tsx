import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import {
  CompleteRecordHealthDocument,
  RecordHealthFormDocument,
  type RecordHealthFormQuery,
  SaveRecordHealthDocument,
} from '../../../generated/client-record.ts';
import { recordPath } from '../../../lib/paths.ts';
import { useRecord } from '../../../lib/record.tsx';
import { useHealthAnswers } from '../../../lib/use-health-answers.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { useAuthorInWords } from '../../../ui/health/author.tsx';
import { HEALTH_SECTIONS } from '../../../ui/health/sections.tsx';
import { HealthVoice } from '../../../ui/health/voice.tsx';
import { Columns, Row, Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { SentenceList } from '../../../ui/sentence-list.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import styles from './health-form.module.css';

type Client = NonNullable<RecordHealthFormQuery['client']>;
type Intake = NonNullable<Client['intake']>;

/** The health questions as a psychotherapist of the team writes them down with the client. */
export function HealthForm() {
  const { id: clientId, name, preferredName } = useRecord();
  const asked = useQuery(RecordHealthFormDocument, { variables: { clientId } });
  return (
    <Ask of={asked} lines={10}>
      {({ client }) => {
        if (!client?.intake) return <NotThere />;
        return client.viewerCan.writeIntake ? (
          <HealthVoice value={{ about: preferredName ?? firstName(name) }}>
            <Questions intake={client.intake} name={preferredName ?? firstName(name)} />
          </HealthVoice>
        ) : (
          <Notice
            title="The client and the psychotherapists of the team write the health answers; you read them."
            action={<LinkButton to={recordPath(clientId)}>Back to the record</LinkButton>}
          />
        );
      }}
    </Ask>
  );
}

function Questions({ intake, name }: { readonly intake: Intake; readonly name: string }) {
  const answers = useHealthAnswers(
    intake,
    useVerb(SaveRecordHealthDocument, 'saveIntake'),
    useVerb(CompleteRecordHealthDocument, 'completeIntake'),
  );
  const navigate = useNavigate();
  const done = intake.completedAt;
  const leave = async () => {
    if (await answers.keepPending()) await navigate(recordPath(intake.clientId));
  };
  const complete = async () => {
    if ((await answers.keepPending()) && (await answers.complete())) {
      await navigate(recordPath(intake.clientId));
    }
  };
  const [left, right] = [HEALTH_SECTIONS.slice(0, 4), HEALTH_SECTIONS.slice(4)];
  const cards = (sections: typeof HEALTH_SECTIONS) =>
    sections.map(({ key, title, show }) => (
      <Card key={key} title={title}>
        <Stack gap={14}>{show(answers)}</Stack>
      </Card>
    ));
  return (
    <Stack>
      <Card
        title={`Health answers of ${name}`}
        aside={
          done && (
            <>
              answered <TimeText at={done} as="day" />
            </>
          )
        }
      >
        <p className="quiet">
          Each answer is kept at once and carries your name. Nothing has to be answered: “I would rather not
          say” is an answer. {name} reads all of it.
        </p>
      </Card>
      <Columns>
        <Stack>{cards(left)}</Stack>
        <Stack>
          {cards(right)}
          <Earlier intake={intake} />
        </Stack>
      </Columns>
      <div className={styles.foot}>
        <ProblemNotice problem={answers.problem} />
        <Row>
          {done ? (
            <Button loading={answers.busy} onClick={() => void leave()}>
              Done
            </Button>
          ) : (
            <>
              <Button loading={answers.busy} onClick={() => void complete()}>
                All was asked
              </Button>
              <Button variant="default" onClick={() => void leave()}>
                Go on later
              </Button>
            </>
          )}
        </Row>
      </div>
    </Stack>
  );
}

/** What held once: it ended, and stays. */
function Earlier({ intake: { earlier } }: { readonly intake: Intake }) {
  const author = useAuthorInWords();
  return (
    earlier.length > 0 && (
      <Card title="What held once">
        <SentenceList
          items={earlier.map((entry) => ({
            key: entry.id,
            text: entry.label,
            sub: [
              `noted by ${author({ ...entry, by: entry.notedBy, at: entry.notedAt })}`,
              entry.endedAt &&
                `ended by ${author({ byClient: entry.endedByClient ?? false, by: entry.endedBy, at: entry.endedAt })}`,
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      </Card>
    )
  );
}
