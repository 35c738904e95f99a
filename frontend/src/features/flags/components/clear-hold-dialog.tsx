import { useQuery } from '@apollo/client/react';
import { HOLD_LEVELS_LABELS } from '@attune/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { OpenFlagsDocument, type OpenFlagsQuery } from '../../../generated/flags.ts';
import type { ClientRef } from '../../../lib/dialogs.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { LevelBadge } from '../../../ui/badge.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Empty, NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { FlagStepForm } from './flag-step-form.tsx';

type OpenFlag = NonNullable<OpenFlagsQuery['client']>['flags']['edges'][number]['node'];

/** The holds of a client, one by one: each is lifted with its own reason. */
export function ClearHoldDialog({
  client,
  onClose,
}: {
  readonly client: ClientRef;
  readonly onClose: () => void;
}) {
  const asked = useQuery(OpenFlagsDocument, { variables: { clientId: client.id } });
  const [chosen, setChosen] = useState<OpenFlag | null>(null);
  return (
    <Dialog title={`The hold on bodywork with ${client.name}`} onClose={onClose} size="lg">
      <Ask of={asked}>
        {({ client: found }) => {
          if (!found) {
            return <NotThere />;
          }
          const holding = found.flags.edges.map((edge) => edge.node).filter((flag) => flag.hold !== 'NONE');
          if (holding.length === 0) {
            return <Empty title="There is no hold any more">Bodywork can go on as planned.</Empty>;
          }
          const flag = chosen ?? (holding.length === 1 ? (holding[0] as OpenFlag) : null);
          return flag ? (
            <Stack>
              <FlagInShort flag={flag} />
              {found.viewerCan.liftHold ? (
                <FlagStepForm flagId={flag.id} step="LIFT" holds onDone={onClose} onCancel={onClose} />
              ) : (
                <Notice title="A psychotherapist of the team decides about this hold." />
              )}
            </Stack>
          ) : (
            <Stack>
              <p>More than one flag holds bodywork. Each is decided by itself.</p>
              {holding.map((one) => (
                <Stack key={one.id} gap={10}>
                  <FlagInShort flag={one} />
                  <Row>
                    <Button variant="default" onClick={() => setChosen(one)}>
                      Decide about this one
                    </Button>
                  </Row>
                </Stack>
              ))}
            </Stack>
          );
        }}
      </Ask>
    </Dialog>
  );
}

function FlagInShort({ flag }: { readonly flag: OpenFlag }) {
  return (
    <Notice
      title={
        <Row>
          <LevelBadge level={flag.level} /> {HOLD_LEVELS_LABELS[flag.hold]}
          <span className="quiet small">
            <TimeText at={flag.raisedAt} as="since" />
          </span>
        </Row>
      }
    >
      <p>{flag.reason.__typename === 'NoteText' ? flag.reason.text : flag.reason.reason}</p>
      {flag.tableGuidance && <p className="quiet">On the table: {flag.tableGuidance}</p>}
    </Notice>
  );
}
