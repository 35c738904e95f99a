import { useQuery } from '@apollo/client/react';
import { MeasureAnswersOfDocument, type MeasureAnswersOfQuery } from '../../../generated/measures.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SentenceList } from '../../../ui/sentence-list.tsx';

type Answers = NonNullable<MeasureAnswersOfQuery['client']>['measureScores'][number]['answers'];
type Items = Extract<Answers, { __typename: 'ItemAnswers' }>;

interface AnswersOfProps {
  readonly clientId: string;
  readonly score: { readonly id: string; readonly code: string; readonly takenAt: string };
}

/** The answers behind a total, read when they are opened, so that the trace tells of it. */
export function AnswersOf({ clientId, score: { id, code, takenAt } }: AnswersOfProps) {
  const to = new Date(Date.parse(takenAt) + 1_000).toISOString();
  const asked = useQuery(MeasureAnswersOfDocument, {
    variables: { clientId, code, from: takenAt, to },
    fetchPolicy: 'network-only',
  });
  return (
    <Ask of={asked} lines={4}>
      {({ client }) => {
        const answers = client?.measureScores.find((one) => one.id === id)?.answers;
        return answers?.__typename === 'ItemAnswers' ? (
          <InWords answers={answers} />
        ) : (
          <Notice title={answers?.reason ?? 'The answers are not open to you.'} />
        );
      }}
    </Ask>
  );
}

function InWords({ answers }: { readonly answers: Items }) {
  return (
    <Stack gap={10}>
      <SentenceList
        numbered
        items={answers.items.map(({ number, question, value, answer, followUp }) => ({
          key: String(number),
          text: question,
          sub: (
            <>
              {answer === null ? 'Left out; the mean of the rest stands for it.' : `${answer} (${value})`}{' '}
              {followUp && <Badge tone="concern">Ask about this</Badge>}
            </>
          ),
        }))}
      />
      {answers.unscored && (
        <p>
          {answers.unscored.question} <b>{answers.unscored.answer}</b>
        </p>
      )}
      {answers.parts.length > 0 && (
        <p>
          {answers.parts
            .map(
              ({ name, sum, greatest, positive }) =>
                `${name}: ${sum} of ${greatest}${positive ? ' (a sum that merits a closer look)' : ''}`,
            )
            .join(' · ')}
        </p>
      )}
      {answers.pattern !== null && (
        <p>
          {answers.pattern
            ? 'The answers have the pattern that merits a full assessment. It is no diagnosis.'
            : 'The answers do not have the pattern that merits a full assessment.'}
        </p>
      )}
    </Stack>
  );
}
