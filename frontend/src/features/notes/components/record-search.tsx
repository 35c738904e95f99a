import { useQuery } from '@apollo/client/react';
import { NOTE_KINDS_LABELS } from '@attune/shared';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { SearchRecordDocument, type SearchRecordQuery } from '../../../generated/notes.ts';
import { flagPath, notePath, recordPath } from '../../../lib/paths.ts';
import { useRecord } from '../../../lib/record.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row } from '../../../ui/layout.tsx';
import { Empty } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import styles from './notes-tab.module.css';

type Hit = SearchRecordQuery['searchRecord'][number];

/**
 * Finds words in what the viewer may read of the record; while something is looked for, the hits stand
 * in the place of `children`. The words stand in no address (R28).
 */
export function RecordSearch({ children }: { readonly children: ReactNode }) {
  const { name } = useRecord();
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  const clear = () => {
    setTyped('');
    setWords('');
  };
  return (
    <>
      <form
        role="search"
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          setWords(typed.trim());
        }}
      >
        <TextInput
          type="search"
          aria-label={`Search in what is open to you of the record of ${name}`}
          placeholder="Search this record"
          value={typed}
          maxLength={200}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            if (event.currentTarget.value === '') setWords('');
          }}
        />
        <Button type="submit" variant="default">
          Search
        </Button>
        {words !== '' && (
          <Button variant="subtle" onClick={clear}>
            Back to all
          </Button>
        )}
      </form>
      {words === '' ? children : <Hits words={words} />}
    </>
  );
}

function Hits({ words }: { readonly words: string }) {
  const { id: clientId } = useRecord();
  const asked = useQuery(SearchRecordDocument, {
    variables: { clientId, words },
    // Asked anew each time: what is shared may have changed.
    fetchPolicy: 'network-only',
  });
  return (
    <Ask of={asked} lines={5}>
      {({ searchRecord }) => (
        <Card title={`Found: “${words}”`} aside="best first; process notes are never searched" flush>
          {searchRecord.length === 0 ? (
            <Empty title="Nothing was found">
              Try another form of the word, or fewer words. Only what is open to you is searched.
            </Empty>
          ) : (
            <ul className={styles.list} aria-live="polite">
              {searchRecord.map((hit) => (
                <li key={`${hit.kind} ${hit.id}`}>
                  <HitLine hit={hit} clientId={clientId} />
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
    </Ask>
  );
}

const KINDS: Readonly<Record<string, string>> = { ...NOTE_KINDS_LABELS, PLAN: 'Plan', FLAG: 'Flag' };

function HitLine({ hit, clientId }: { readonly hit: Hit; readonly clientId: string }) {
  return (
    <Link className={styles.note} to={placeOf(hit, clientId)}>
      <Row>
        <span className={styles.kind}>{KINDS[hit.kind] ?? hit.kind}</span>
        <span className="quiet small">
          {hit.author && `${hit.author.name}, `}
          <TimeText at={hit.at} as="full" />
        </span>
      </Row>
      <span className={styles.summary}>
        {hit.snippet.map((part, index) =>
          part.found ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in their order.
            <mark key={index} className={styles.mark}>
              {part.text}
            </mark>
          ) : (
            part.text
          ),
        )}
      </span>
    </Link>
  );
}

function placeOf({ kind, id }: Hit, clientId: string): string {
  switch (kind) {
    case 'PLAN':
      return recordPath(clientId, 'plan');
    case 'FLAG':
      return flagPath(id);
    case 'SESSION_RESPONSE':
      return recordPath(clientId, 'bodywork');
    default:
      return notePath(clientId, id);
  }
}
