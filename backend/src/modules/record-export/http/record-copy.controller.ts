import { Readable } from 'node:stream';
import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Policy } from '../../../platform/authz/index.ts';
import { isUuid } from '../../../platform/validation/index.ts';
import { ReadRecordCopy } from '../app/read-record-copy.ts';

const FILE = /^([0-9a-f-]{36})\.(json|fhir\.json)$/;

/** Where a client fetches a copy of the own record, for the minutes in which it is open. */
@Controller('record-copies')
export class RecordCopyController {
  constructor(private readonly copies: ReadRecordCopy) {}

  @Get(':file')
  @Policy('record.copy')
  async fetch(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const [, id = '', ending = ''] = FILE.exec(file) ?? [];
    const copy = isUuid(id) ? await this.copies.open(id, ending === 'json' ? 'JSON' : 'FHIR') : null;
    if (copy === null) {
      throw new NotFoundException('There is nothing here.');
    }
    void reply
      .type(copy.type)
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex')
      // The name says nothing of the person.
      .header('content-disposition', `attachment; filename="attune-record-${copy.day}.${ending}"`)
      .send(Readable.from(copy.text, { objectMode: false }));
  }
}
