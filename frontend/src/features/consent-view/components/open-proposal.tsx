import { Button } from '@mantine/core';
import { type ConsentViewQuery, WithdrawProposalDocument } from '../../../generated/consent-view.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './consent-tab.module.css';

interface OpenProposalProps {
  readonly proposal: NonNullable<ConsentViewQuery['client']>['boundaryProposals'][number];
  /** What the client is called. */
  readonly name: string;
}

/** What waits for the client's answer; its author can take it back. */
export function OpenProposal({ proposal, name }: OpenProposalProps) {
  const withdraw = useVerb(WithdrawProposalDocument, 'withdrawBoundaryProposal');
  const say = useToast();
  const takeBack = async () => {
    const outcome = await withdraw.run({ input: { proposalId: proposal.id } });
    if (outcome.ok) say('Taken back.');
  };
  return (
    <>
      <Notice
        title={
          <>
            {proposal.own ? 'You' : proposal.proposedBy.name} proposed{' '}
            <TimeText at={proposal.proposedAt} as="ago" />; {name} has not answered yet
          </>
        }
        action={
          proposal.own && (
            <Button variant="default" loading={withdraw.busy} onClick={() => void takeBack()}>
              Take it back
            </Button>
          )
        }
      >
        <ul className={styles.changes}>
          {proposal.changes.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="quiet">
          Because: <q>{proposal.reason}</q>
        </p>
      </Notice>
      <ProblemNotice problem={withdraw.problem} />
    </>
  );
}
