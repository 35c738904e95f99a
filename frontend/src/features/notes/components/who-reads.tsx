import { useQuery } from '@apollo/client/react';
import { type NoteKind, readersOfNote } from '@attune/shared';
import { ReadersOfNoteDocument } from '../../../generated/notes.ts';
import { useRecord, workingTeam } from '../../../lib/record.tsx';
import { listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import styles from './note-page.module.css';

/** By name, who will be able to read each part once it is signed; follows consent and team live. */
export function WhoReads({ kind, author }: { readonly kind: NoteKind; readonly author: string }) {
  const { id: clientId, name, careTeam } = useRecord();
  const asked = useQuery(ReadersOfNoteDocument, { variables: { clientId } });
  return (
    <Card title="Who will read this" aside="once it is signed">
      <Ask of={asked} lines={2}>
        {({ client }) => {
          const shares = (category: string, discipline: string) =>
            client?.sharing.some(
              (one) => one.category === category && one.discipline === discipline && one.granted,
            ) ?? false;
          const parts = readersOfNote(kind, {
            author,
            client: name,
            team: workingTeam(careTeam).map((place) => ({
              name: place.member.name,
              discipline: place.discipline,
            })),
            summaryShared: shares('PSYCHOTHERAPY_SUMMARY', 'MASSAGE'),
            responsesShared: shares('SESSION_RESPONSES', 'PSYCHOTHERAPY'),
          });
          return (
            <div aria-live="polite">
              <dl className={styles.readers}>
                {parts.map(({ part, readers }) => (
                  <div key={part}>
                    <dt>{part}</dt>
                    <dd>{listed(readers)}</dd>
                  </div>
                ))}
              </dl>
              {kind === 'PROGRESS' && !shares('PSYCHOTHERAPY_SUMMARY', 'MASSAGE') && (
                <p className="quiet">{name} does not share summaries from psychotherapy with bodywork.</p>
              )}
            </div>
          );
        }}
      </Ask>
    </Card>
  );
}
