import type { SessionClient } from '../domain/limits.ts';
import styles from './steps.module.css';

/** What helps this client, always in sight while hands are on. */
export function WhatHelps({ client, name }: { readonly client: SessionClient; readonly name: string }) {
  const guidance = client.flags.edges.flatMap(({ node }) => (node.tableGuidance ? [node.tableGuidance] : []));
  const onTable = client.safetyPlan?.onTheTable ?? [];
  return (
    <section className={styles.helps} aria-label={`What helps ${name}`}>
      <h3>What helps {name}</h3>
      {client.conditions.map(({ flagId, text }) => (
        <p key={flagId}>
          <b>Bodywork goes on under conditions:</b> {text}
        </p>
      ))}
      {(client.boundaries.whatHelps || onTable.length === 0) && (
        <p>{client.boundaries.whatHelps ?? 'Pause, hands off. Ask what is needed, and wait.'}</p>
      )}
      {onTable.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {[...new Set([...guidance, ...(client.activePlan?.guidance ? [client.activePlan.guidance] : [])])].map(
        (words) => (
          <p key={words}>{words}</p>
        ),
      )}
    </section>
  );
}
