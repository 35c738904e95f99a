import { useQuery } from '@apollo/client/react';
import { HOLD_LEVELS_LABELS, PHASES_LABELS } from '@attune/shared';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { CaseloadDocument, type CaseloadQuery } from '../../../generated/today.ts';
import { addDays, ago, dayInWords, startOfDay, when } from '../../../lib/dates.ts';
import { recordPath } from '../../../lib/paths.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { SparkLine } from '../../../ui/spark-line.tsx';
import { Empty } from '../../../ui/states.tsx';
import { useDay } from '../hooks/use-day.ts';
import styles from './caseload.module.css';
import { contactsOf, toneOf } from './contacts.ts';

type Row = CaseloadQuery['clients']['edges'][number]['node'];

/** Every client of mine in a line: phase, hold, how distress went, last contacts, what comes next. */
export function Caseload() {
  const { today, zone } = useDay();
  const span = useMemo(
    () => ({ from: startOfDay(addDays(today, -56), zone), to: startOfDay(addDays(today, 60), zone) }),
    [today, zone],
  );
  const asked = useQuery(CaseloadDocument, { variables: span });
  return (
    <Card title="My clients" aside="distress over 8 weeks · last contact of each discipline" flush>
      <Ask of={asked} lines={5}>
        {({ clients: { edges } }) =>
          edges.length === 0 ? (
            <Empty title="You are on no client’s team yet">A client’s team is proposed on their record, and the client agrees to it.</Empty>
          ) : (
            <div className={styles.scroll}>
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
                    <ClientRow key={node.id} client={node} />
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

function ClientRow({ client }: { readonly client: Row }) {
  const { zone } = useDay();
  const { psychotherapy, bodywork, next } = contactsOf(client.appointments, Date.now());
  const points = [...client.checkIns]
    .sort((one, other) => one.at.localeCompare(other.at))
    .map((one) => ({ value: one.distress, label: dayInWords(one.at, zone) }));
  return (
    <tr>
      <td className={styles.wide}>
        <Link className={styles.name} to={recordPath(client.id)}>
          {client.name}
        </Link>
        {client.hold !== 'NONE' && <span className={styles.hold}>{HOLD_LEVELS_LABELS[client.hold].toLowerCase()}</span>}
      </td>
      <td>{client.phase ? PHASES_LABELS[client.phase] : <span className="quiet">no plan yet</span>}</td>
      <td>
        <SparkLine name="Distress" points={points} tone={toneOf(points.map((point) => point.value))} />
      </td>
      <td data-label="Psychotherapy">{psychotherapy ? ago(psychotherapy, zone) : <span className="quiet">–</span>}</td>
      <td data-label="Bodywork">{bodywork ? ago(bodywork, zone) : <span className="quiet">–</span>}</td>
      <td data-label="Next">{next ? when(next, zone) : <span className="quiet">nothing booked</span>}</td>
    </tr>
  );
}
