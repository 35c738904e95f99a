import { instrumentOf } from '@attune/shared';
import { SkipMeasureDocument } from '../generated/ui.ts';
import { useKeptAnswers } from '../lib/kept-answers.ts';
import { questionnairePath } from '../lib/paths.ts';
import { useVerb } from '../lib/use-verb.ts';
import { Act, ActLink, Acts, Leaf } from './leaf.tsx';
import { ProblemNotice } from './notice.tsx';
import { useToast } from './toast.tsx';

/** One time at which a questionnaire is asked for. */
export interface DueMeasure {
  readonly key: string;
  readonly assignmentId: string;
  readonly code: string;
  /** "Three minutes before tomorrow’s session". */
  readonly words: string;
}

interface DueMeasuresProps {
  readonly clientId: string;
  readonly due: readonly DueMeasure[];
}

/** What the plan asks for now, in plain words; what this device has answered and not sent yet is done, too. */
export function DueMeasures({ clientId, due }: DueMeasuresProps) {
  const answered = useKeptAnswers(clientId).flatMap((one) =>
    one.kind === 'MEASURE' && one.refused === null ? [one.answers.code] : [],
  );
  return due
    .filter(({ code }) => !answered.includes(code))
    .map((one) => <Due key={`${one.assignmentId} ${one.key}`} due={one} />);
}

function Due({ due: { key, assignmentId, code, words } }: { readonly due: DueMeasure }) {
  const skip = useVerb(SkipMeasureDocument, 'skipMeasure');
  const say = useToast();
  const instrument = instrumentOf(code);
  const notToday = async () => {
    const outcome = await skip.run({ input: { assignmentId, occurrence: key } });
    if (outcome.ok) {
      say('That is fine. Nobody minds.');
    }
  };
  return (
    <Leaf tone="sand" kicker="From your plan" title={words}>
      <p>
        {instrument?.about ?? code}. It shows you and your psychotherapists how things move. Only if you like.
      </p>
      <ProblemNotice problem={skip.problem} />
      <Acts>
        <ActLink to={questionnairePath(code)} label={`Answer: ${instrument?.about ?? code}`}>
          Answer
        </ActLink>
        <Act quiet busy={skip.busy} onClick={notToday} label={`Not today: ${instrument?.about ?? code}`}>
          Not today
        </Act>
      </Acts>
    </Leaf>
  );
}
