import { useQuery } from '@apollo/client/react';
import { HOLD_LEVELS_LABELS, PHASES_LABELS } from '@attune/shared';
import { Link } from 'react-router';
import { CaseloadDocument, type CaseloadQuery } from '../../../generated/today.ts';
import { ago, when } from '../../../lib/dates.ts';
import { recordPath } from '../../../lib/paths.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { SparkLine } from '../../../ui/spark-line.tsx';
import { Empty } from '../../../ui/states.tsx';
import { useDay } from '../hooks/use-day.ts';
import styles from './caseload.module.css';
import { toneOf, weeksOf } from './weeks.ts';

type Row = CaseloadQuery['caseload']['edges'][number]['node'];

/** Every client of mine in a line: phase, hold, how distress went, last contacts, what comes next. */
export function Caseload() {
  const asked = useQuery(CaseloadDocument);
  return (
    <Card title="My clients" aside="distress over 8 weeks · last contact of each discipline" flush>
      <Ask of={asked} lines={5}>
        {({ caseload: { edges } }) =>
          edges.length === 0 ? (
            <Empty title="You are on no client’s team yet">
              A client’s team is proposed on their record, and the client agrees to it.
            </Empty>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
            <div className={styles.scroll} role="region" aria-label="My clients" tabIndex={0}>
              <table className={styles.table}>
                <thead>
                  <tr>
                    <th scope="col">Client</th>
                    <th scope="col">Phase</th>
                    <th scope="col">Distress</th>
                    <th scope="col">Psychotherapy</th>
                    <th scope="col">Bodywork</th>
                    <th scope="col">Next</th>
                  </tr>
                </thead>
                <tbody>
                  {edges.map(({ node }) => (
                    <ClientRow key={node.client.id} row={node} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Ask>
    </Card>
  );
}

function ClientRow({ row }: { readonly row: Row }) {
  const { zone } = useDay();
  const { client, phase, hold, lastPsychotherapyAt, lastBodyworkAt } = row;
  const next = [row.nextPsychotherapyAt, row.nextBodyworkAt].filter((at) => at !== null).sort()[0] ?? null;
  const points = weeksOf(row.distress);
  return (
    <tr>
      <td className={styles.wide}>
        <Link className={styles.name} to={recordPath(client.id)}>
          {client.name}
        </Link>
        {hold !== 'NONE' && <span className={styles.hold}>{HOLD_LEVELS_LABELS[hold].toLowerCase()}</span>}
      </td>
      <td>{phase ? PHASES_LABELS[phase] : <span className="quiet">no plan yet</span>}</td>
      <td>
        <SparkLine name="Distress" points={points} tone={toneOf(points.map((point) => point.value))} />
      </td>
      <td data-label="Psychotherapy">
        {lastPsychotherapyAt ? ago(lastPsychotherapyAt, zone) : <span className="quiet">–</span>}
      </td>
      <td data-label="Bodywork">
        {lastBodyworkAt ? ago(lastBodyworkAt, zone) : <span className="quiet">–</span>}
      </td>
      <td data-label="Next">{next ? when(next, zone) : <span className="quiet">nothing booked</span>}</td>
    </tr>
  );
}
