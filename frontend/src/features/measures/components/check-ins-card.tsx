import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RecordMeasuresQuery } from '../../../generated/measures.ts';
import { checkInInWords } from '../../../lib/check-in-words.ts';
import { capital } from '../../../lib/words.ts';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SentenceList } from '../../../ui/sentence-list.tsx';
import { Empty } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';

type CheckIn = NonNullable<RecordMeasuresQuery['client']>['checkIns'][number];

const AT_FIRST = 8;

/** What the client said of their days, the newest first. */
export function CheckInsCard({ checkIns }: { readonly checkIns: readonly CheckIn[] }) {
  const [all, setAll] = useState(false);
  const newest = checkIns.toReversed();
  const shown = all ? newest : newest.slice(0, AT_FIRST);
  const withheld = newest.find((one) => one.withheld)?.withheld;
  return (
    <Card title="Check-ins" aside="the last twelve weeks">
      <Stack gap={14}>
        {withheld && <Notice title={withheld.reason} />}
        {newest.length === 0 ? (
          <Empty title="There are none yet">The client makes them on their home page, in five taps.</Empty>
        ) : (
          <SentenceList
            items={shown.map((checkIn) => ({
              key: checkIn.id,
              text: `${capital(checkInInWords(checkIn).join(', '))}.`,
              sub: (
                <>
                  <TimeText at={checkIn.at} as="full" />
                  {checkIn.text && ` · “${checkIn.text}”`}
                </>
              ),
            }))}
          />
        )}
        {newest.length > shown.length && (
          <Row>
            <Button variant="default" onClick={() => setAll(true)}>
              Show all {newest.length}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
