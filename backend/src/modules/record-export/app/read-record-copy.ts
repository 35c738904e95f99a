import { dateOf, zoneClock } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { currentContext, practiceActor } from '../../../platform/context/index.ts';
import { piecesOfRecord } from '../data/record.read.ts';
import { RecordCopiesRepository } from '../data/record-copies.repository.ts';
import { fhirText } from '../domain/fhir/fhir-text.ts';
import { jsonText } from '../domain/json-text.ts';

/** A copy as it is sent: the text is read while it is taken. */
export interface OpenCopy {
  readonly type: string;
  /** The day in the practice, 'YYYY-MM-DD'. */
  readonly day: string;
  readonly text: AsyncGenerator<string>;
}

@Injectable()
export class ReadRecordCopy {
  constructor(
    private readonly clock: Clock,
    private readonly copies: RecordCopiesRepository,
  ) {}

  /** A copy that is open; null for one that is not, or not any more, or not the viewer's. */
  async open(id: string, kind: 'JSON' | 'FHIR'): Promise<OpenCopy | null> {
    const { practiceName, timeZone, clientId } = practiceActor();
    const copy = await this.copies.one(id);
    const now = this.clock.now();
    if (
      !copy ||
      copy.clientId !== clientId ||
      (copy.format === 'FHIR') !== (kind === 'FHIR') ||
      Date.parse(copy.opensUntil) <= now.getTime()
    ) {
      return null;
    }
    // Taken along, since the text is read after this request's context is left.
    const pieces = piecesOfRecord(currentContext().reader);
    const head = {
      copyId: copy.id,
      madeAt: copy.at,
      practice: { name: practiceName ?? '', timeZone },
    };
    return {
      type: kind === 'FHIR' ? 'application/fhir+json; charset=utf-8' : 'application/json; charset=utf-8',
      day: dateOf(zoneClock(timeZone).dayOf(now.getTime())),
      text: kind === 'FHIR' ? fhirText(head, pieces) : jsonText(head, pieces),
    };
  }
}
