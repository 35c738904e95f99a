import { useQuery } from '@apollo/client/react';
import { PHASES_LABELS, PLAN_VERSION_STATES_LABELS } from '@attune/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  type ClientPlanQuery,
  PlanComparisonDocument,
  PlanVersionDocument,
} from '../../../generated/care-plan.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty, NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { PlanSentences } from './plan-sentences.tsx';
import styles from './plan-tab.module.css';

type Version = NonNullable<ClientPlanQuery['client']>['planVersions'][number];

type Open = { readonly version: Version; readonly before: Version | null; readonly what: 'READ' | 'COMPARE' };

/** Every version that was put forward, to read, and to compare with the one before it. */
export function Versions({ versions }: { readonly versions: readonly Version[] }) {
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <Card title="Versions">
      {versions.length === 0 ? (
        <Empty title="Nothing was put forward yet" />
      ) : (
        <table className={styles.versions}>
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="visually-hidden">Look at it</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version, index) => {
              const before =
                versions[index + 1]?.planId === version.planId ? (versions[index + 1] ?? null) : null;
              return (
                <tr key={`${version.planId} ${version.version}`}>
                  <td>
                    {version.version}{' '}
                    <span className="quiet small">{PHASES_LABELS[version.phase].toLowerCase()}</span>
                  </td>
                  <td>
                    {PLAN_VERSION_STATES_LABELS[version.state]}
                    <div className="quiet small">
                      <TimeText at={version.inForceAt ?? version.proposedAt ?? version.createdAt} />
                    </div>
                  </td>
                  <td>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      onClick={() => setOpen({ version, before, what: 'READ' })}
                    >
                      Read<span className="visually-hidden"> version {version.version}</span>
                    </Button>
                    {before && (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        onClick={() => setOpen({ version, before, what: 'COMPARE' })}
                      >
                        What changed<span className="visually-hidden"> in version {version.version}</span>
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {open && (
        <Dialog
          title={
            open.what === 'READ'
              ? `Version ${open.version.version}`
              : `From version ${open.before?.version} to ${open.version.version}`
          }
          size="lg"
          onClose={() => setOpen(null)}
        >
          {open.what === 'READ' ? (
            <ReadVersion version={open.version} />
          ) : (
            open.before && <Comparison version={open.version} since={open.before.version} />
          )}
        </Dialog>
      )}
    </Card>
  );
}

function ReadVersion({ version }: { readonly version: Version }) {
  const asked = useQuery(PlanVersionDocument, {
    variables: { planId: version.planId, version: version.version },
  });
  return (
    <Ask of={asked}>{({ carePlan }) => (carePlan ? <PlanSentences plan={carePlan} /> : <NotThere />)}</Ask>
  );
}

function Comparison({ version, since }: { readonly version: Version; readonly since: number }) {
  const asked = useQuery(PlanComparisonDocument, {
    variables: { planId: version.planId, version: version.version, since },
  });
  return (
    <Ask of={asked}>
      {({ carePlan }) => {
        const changes = carePlan?.changes;
        if (!changes) {
          return <NotThere />;
        }
        return changes.length === 0 ? (
          <Empty title="Nothing changed" />
        ) : (
          <ul className={styles.changes}>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        );
      }}
    </Ask>
  );
}
