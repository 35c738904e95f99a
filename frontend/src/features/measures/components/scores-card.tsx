import { greatestTotal, type Instrument } from '@attune/shared';
import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { RecordMeasuresQuery } from '../../../generated/measures.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import table from '../../../ui/table.module.css';
import { TimeText } from '../../../ui/time-text.tsx';
import { AnswersOf } from './answers-of.tsx';

type Score = NonNullable<RecordMeasuresQuery['client']>['measureScores'][number];

interface ScoresCardProps {
  readonly clientId: string;
  readonly instrument: Instrument;
  /** By time. */
  readonly scores: readonly Score[];
}

const CHANGES: Readonly<Record<string, { readonly words: string; readonly tone: Tone }>> = {
  IMPROVED: { words: 'Lower', tone: 'good' },
  WORSE: { words: 'Higher', tone: 'concern' },
  NO_RELIABLE_CHANGE: { words: 'No reliable change', tone: 'quiet' },
  TOO_FEW: { words: 'First', tone: 'quiet' },
};

/** The totals of a questionnaire, the newest first, each against the start and the last; answers on opening. */
export function ScoresCard({ clientId, instrument, scores }: ScoresCardProps) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Card title={instrument.name} aside={instrument.about} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div className={table.scroll} role="region" aria-label={`${instrument.name}: totals`} tabIndex={0}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Total of {greatestTotal(instrument)}</th>
              <th scope="col">Since the start</th>
              <th scope="col">What it says</th>
              <th scope="col">Answers</th>
            </tr>
          </thead>
          <tbody>
            {scores.toReversed().map((score) => {
              const { id, value, band, change, words, takenAt } = score;
              const moved = CHANGES[change];
              return (
                <Fragment key={id}>
                  <tr>
                    <td>
                      <TimeText at={takenAt} as="full" />
                    </td>
                    <td>
                      <b>{value}</b>
                      {band && `, ${band}`}
                    </td>
                    <td>{moved && <Badge tone={moved.tone}>{moved.words}</Badge>}</td>
                    <td>{words.join(' ')}</td>
                    <td>
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-expanded={open === id}
                        onClick={() => setOpen(open === id ? null : id)}
                      >
                        {open === id ? 'Close' : 'Open'}
                      </Button>
                    </td>
                  </tr>
                  {open === id && (
                    <tr>
                      <td colSpan={5}>
                        <AnswersOf clientId={clientId} score={score} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      {instrument.change && (
        <p className="quiet" style={{ padding: '10px 18px' }}>
          A change of {instrument.change.reliable} or more counts as reliable.{' '}
          {instrument.change.sources.join('; ')}. {instrument.licence}
        </p>
      )}
    </Card>
  );
}
