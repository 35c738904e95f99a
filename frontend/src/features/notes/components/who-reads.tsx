import { useQuery } from '@apollo/client/react';
import { isShared, type NoteKind, readersOfNote, type SharingCategory } from '@attune/shared';
import { ReadersOfNoteDocument } from '../../../generated/notes.ts';
import { useRecord, workingTeam } from '../../../lib/record.tsx';
import { listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import styles from './note-page.module.css';

const OF_NOTES: readonly SharingCategory[] = ['PSYCHOTHERAPY_SUMMARY', 'SESSION_RESPONSES'];

/** By name, who will be able to read each part once it is signed; follows consent and team live. */
export function WhoReads({
  kind,
  author,
}: {
  readonly kind: NoteKind;
  readonly author: { readonly id: string; readonly name: string };
}) {
  const { id: clientId, name, careTeam } = useRecord();
  const asked = useQuery(ReadersOfNoteDocument, { variables: { clientId } });
  return (
    <Card title="Who will read this" aside="once it is signed">
      <Ask of={asked} lines={2}>
        {({ client }) => {
          const choices = (client?.sharing ?? []).map(({ member, ...one }) => ({
            ...one,
            memberId: member?.id ?? null,
          }));
          const team = workingTeam(careTeam).map(({ member, discipline }) => ({
            ...member,
            discipline,
            shared: OF_NOTES.filter((one) => isShared(choices, one, { discipline, memberId: member.id })),
          }));
          // Whoever of bodywork is kept from the summary, by the client's choice.
          const kept = team.filter(
            (one) => one.discipline === 'MASSAGE' && !one.shared.includes('PSYCHOTHERAPY_SUMMARY'),
          );
          const parts = readersOfNote(kind, {
            owner: author,
            client: { id: clientId, name },
            team,
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
              {kind === 'PROGRESS' && kept.length > 0 && (
                <p className="quiet">
                  {name} does not share summaries from psychotherapy with{' '}
                  {listed(kept.map((one) => one.name))}.
                </p>
              )}
            </div>
          );
        }}
      </Ask>
    </Card>
  );
}
