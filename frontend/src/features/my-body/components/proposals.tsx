import { AnswerProposalDocument, type MyBodyQuery } from '../../../generated/my-body.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { firstName } from '../../../lib/words.ts';
import { Act, Acts, Leaf, Lines } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/toast.tsx';

type Proposal = NonNullable<MyBodyQuery['client']>['boundaryProposals'][number];

interface ProposalProps {
  readonly proposal: Proposal;
  /** The version that the client sees. */
  readonly version: number;
}

/** What somebody of the team suggests and why; it holds only with the client's yes. */
export function ProposalLeaf({ proposal, version }: ProposalProps) {
  const answer = useVerb(AnswerProposalDocument, 'answerBoundaryProposal');
  const say = useToast();
  const name = firstName(proposal.proposedBy.name);
  const give = async (accept: boolean) => {
    const outcome = await answer.run({
      input: { proposalId: proposal.id, accept, expectedVersion: version },
    });
    if (outcome.ok) {
      say(accept ? 'Accepted. It holds from now on.' : 'Everything stays as it is.');
    }
  };
  return (
    <Leaf tone="sand" kicker="Waits for you" title={`Proposed by ${name}`}>
      {proposal.changes.length > 0 ? (
        <Lines items={proposal.changes.map((line) => ({ key: line, text: line }))} />
      ) : (
        <p>By now it is as {name} suggested.</p>
      )}
      <p>
        Because: <q>{proposal.reason}</q>
      </p>
      <ProblemNotice problem={answer.problem} />
      <Acts>
        <Act onClick={() => give(true)} busy={answer.busy} label={`Accept what ${name} proposes`}>
          Accept
        </Act>
        <Act
          quiet
          onClick={() => give(false)}
          busy={answer.busy}
          label={`No, thank you: not what ${name} proposes`}
        >
          No, thank you
        </Act>
      </Acts>
      <p className="quiet">No reason is needed. Until you accept, nothing changes.</p>
    </Leaf>
  );
}
