import { Injectable } from '@nestjs/common';
import { auditColumns, audited, readAudited, type RecordClassName } from '../../../platform/audit/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import type { PageRequest } from '../../../platform/graphql/index.ts';

export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly preferredName: string | null;
  readonly pronouns: string | null;
}

const COLUMNS = 'c.id, c.name, c.preferred_name as "preferredName", c.pronouns';

const BY_IDS = sql('clients.byIds', `select ${COLUMNS} from attune.client c where c.id = any ($1::uuid[])`);
const CONTACTS = sql(
  'clients.contacts',
  `select c.id, c.phone, c.email from attune.client c
   where c.practice_id = (select attune.practice_id()) and c.id = any ($1::uuid[])`,
);
const OPENED = audited(
  'client.read',
  sql('clients.one', `select ${COLUMNS}, ${auditColumns('c.id')} from attune.client c where c.id = $1`),
  1,
  'id',
);
const LISTED = audited(
  'client.list',
  sql(
    'clients.page',
    `select ${COLUMNS}, ${auditColumns('c.id')} from attune.client c
     where c.practice_id = (select attune.practice_id())
       and ($1::text is null or strpos(lower(c.name || ' ' || coalesce(c.preferred_name, '')), lower($1)) > 0)
       and ($2::text is null or (c.name, c.id) > ($2, $3::uuid))
     order by c.name, c.id limit $4`,
  ),
  4,
  'name, id',
);

@Injectable()
export class ClientsRead {
  /** A client's head, noted in the audit as opened; null when out of reach. */
  async open(id: string, classes: readonly RecordClassName[]): Promise<ClientRow | null> {
    const [row] = await readAudited<ClientRow>(
      currentContext().reader,
      OPENED,
      [id],
      ['IDENTITY', ...classes],
    );
    return row ?? null;
  }

  /** A client pointed at by something the actor sees; null when the client is out of reach. */
  one(id: string): Promise<ClientRow | null> {
    return currentContext().reader.load<ClientRow>(BY_IDS, 'id', id);
  }

  /** How somebody can be reached; whoever sees the name sees this (access: name, contact). */
  async contact(id: string): Promise<{ readonly phone: string | null; readonly email: string | null }> {
    const row = await currentContext().reader.load<{
      id: string;
      phone: string | null;
      email: string | null;
    }>(CONTACTS, 'id', id);
    return row ?? { phone: null, email: null };
  }

  /** Clients by name, within reach of the actor. */
  page(
    search: string | null,
    { after, limit }: PageRequest,
    classes: readonly RecordClassName[],
  ): Promise<ClientRow[]> {
    return readAudited<ClientRow>(
      currentContext().reader,
      LISTED,
      [search, after?.[0] ?? null, after?.[1] ?? null, limit],
      ['IDENTITY', ...classes],
    );
  }
}
