import type { DisclosureState, RecipientKind, SummaryPart } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import type { Sealed } from '../../../platform/crypto/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** A summary for somebody outside, as the actor may see it. */
export interface DisclosureRow {
  readonly id: string;
  readonly clientId: string;
  /** What has run out counts as EXPIRED from that instant, whether or not a job has been by. */
  readonly state: DisclosureState;
  readonly recipientKind: RecipientKind;
  readonly recipientName: string;
  readonly recipientOrganisation: string | null;
  readonly recipientEmail: string | null;
  readonly reason: string;
  readonly parts: readonly SummaryPart[];
  /** Local dates. */
  readonly from: string;
  readonly to: string;
  readonly openDays: number;
  readonly narrative: string | null;
  readonly composedBy: string;
  readonly createdAt: string;
  readonly askedAt: string | null;
  readonly answeredAt: string | null;
  readonly linkedAt: string | null;
  readonly expiresAt: string | null;
  readonly endedAt: string | null;
  readonly endedByClient: boolean;
  /** Whether the code was wrong too often. */
  readonly locked: boolean;
  /** Hexadecimal; null while nothing was asked. */
  readonly contentHash: string | null;
}

/** What is chosen for a draft. */
export interface DraftChoice {
  readonly recipientKind: RecipientKind;
  readonly recipientName: string;
  readonly recipientOrganisation: string | null;
  readonly recipientEmail: string | null;
  readonly reason: string;
  readonly parts: readonly SummaryPart[];
  readonly from: string;
  readonly to: string;
  readonly openDays: number;
  readonly narrative: string | null;
}

interface OpeningRow {
  readonly disclosureId: string;
  readonly at: string;
}

interface SealedRow extends Sealed {
  readonly disclosureId: string;
}

const HERE = '(select attune.practice_id())';
const ROW = `select d.id, d.client_id as "clientId",
    case when d.state in ('CONSENTED', 'OPEN') and d.expires_at <= now() then 'EXPIRED' else d.state end as state,
    d.recipient_kind as "recipientKind", d.recipient_name as "recipientName",
    d.recipient_organisation as "recipientOrganisation", d.recipient_email as "recipientEmail", d.reason, d.parts,
    d.from_day::text as "from", d.to_day::text as "to", d.open_days as "openDays", d.narrative,
    coalesce(m.name, '') as "composedBy", d.created_at as "createdAt", d.asked_at as "askedAt",
    d.answered_at as "answeredAt", d.opened_at as "linkedAt", d.expires_at as "expiresAt",
    case when d.state in ('CONSENTED', 'OPEN') and d.expires_at <= now() then d.expires_at else d.ended_at end as "endedAt",
    coalesce(d.ended_by = (select c.user_id from attune.client c where c.practice_id = d.practice_id and c.id = d.client_id),
      false) as "endedByClient",
    d.state = 'OPEN' and d.tries >= 5 as locked, encode(d.content_hash, 'hex') as "contentHash"
  from attune.disclosure d
  left join attune.member m on m.practice_id = d.practice_id and m.id = d.composed_by
  where d.practice_id = ${HERE}`;

const BY_IDS = sql('disclosures.byIds', `${ROW} and d.id = any ($1::uuid[])`);
const OF_CLIENTS = sql(
  'disclosures.ofClients',
  `${ROW} and d.client_id = any ($1::uuid[]) order by coalesce(d.asked_at, d.created_at) desc, d.id desc limit 1000`,
);
const LOCK = sql('disclosures.lock', `${ROW} and d.id = $1 for no key update of d`);
const OPENINGS = sql(
  'disclosures.openings',
  `select disclosure_id as "disclosureId", at from attune.disclosure_opening
   where practice_id = ${HERE} and disclosure_id = any ($1::uuid[]) order by at desc, id`,
);
const SEALED = sql(
  'disclosures.sealed',
  `select disclosure_id as "disclosureId", key_version as "keyVersion", sealed from attune.disclosure_content
   where practice_id = ${HERE} and disclosure_id = any ($1::uuid[])`,
);
const ADD = sql(
  'disclosures.add',
  `insert into attune.disclosure (practice_id, id, client_id, state, recipient_kind, recipient_name, recipient_organisation,
     recipient_email, reason, parts, from_day, to_day, open_days, narrative, composed_by, created_at)
   values (attune.practice_id(), $1, $2, 'DRAFT', $3, $4, $5, $6, $7, $8::text[], $9::date, $10::date, $11, $12,
     attune.member_id(), $13)`,
);
const CHANGE = sql(
  'disclosures.change',
  `update attune.disclosure set recipient_kind = $2, recipient_name = $3, recipient_organisation = $4, recipient_email = $5,
     reason = $6, parts = $7::text[], from_day = $8::date, to_day = $9::date, open_days = $10, narrative = $11
   where practice_id = attune.practice_id() and id = $1 and state = 'DRAFT'`,
);
const SEAL = sql(
  'disclosures.seal',
  `insert into attune.disclosure_content (practice_id, disclosure_id, client_id, key_version, sealed)
   values (attune.practice_id(), $1, $2, $3, $4)`,
);
const ASK = sql(
  'disclosures.ask',
  `update attune.disclosure set state = 'ASKED', asked_at = $2, content_hash = $3, narrative = null
   where practice_id = attune.practice_id() and id = $1`,
);
const CONSENT = sql(
  'disclosures.consent',
  `update attune.disclosure set state = 'CONSENTED', answered_at = $2::timestamptz, consented_hash = $3, expires_at = $4
   where practice_id = attune.practice_id() and id = $1`,
);
const DECLINE = sql(
  'disclosures.decline',
  `update attune.disclosure set state = 'DECLINED', answered_at = $2, ended_at = $2, ended_by = attune.user_id()
   where practice_id = attune.practice_id() and id = $1`,
);
const REVOKE = sql(
  'disclosures.revoke',
  `update attune.disclosure set state = 'REVOKED', ended_at = $2, ended_by = attune.user_id(), narrative = null
   where practice_id = attune.practice_id() and id = $1`,
);
const LINK = sql('disclosures.link', 'select attune.link_disclosure($1, $2, $3) as until');

/** Summaries for others, as row-level security shows them: to the client and the psychotherapists of the team. */
@Injectable()
export class DisclosuresRepository {
  one(id: string): Promise<DisclosureRow | null> {
    return currentContext().reader.load<DisclosureRow>(BY_IDS, 'id', id);
  }

  /** A client's, the newest first; batched over clients. */
  ofClient(clientId: string): Promise<DisclosureRow[]> {
    return currentContext().reader.loadMany<DisclosureRow>(OF_CLIENTS, 'clientId', clientId);
  }

  /** When each was opened, the newest first; batched. */
  async openingsOf(id: string): Promise<string[]> {
    const rows = await currentContext().reader.loadMany<OpeningRow>(OPENINGS, 'disclosureId', id);
    return rows.map(({ at }) => at);
  }

  sealedOf(id: string): Promise<Sealed | null> {
    return currentContext().reader.load<SealedRow>(SEALED, 'disclosureId', id);
  }

  /** Kept from changing under us; null where it is out of reach. */
  lock(unit: Unit, id: string): Promise<DisclosureRow | null> {
    return unit.one<DisclosureRow>(LOCK, [id]);
  }

  add(unit: Unit, id: string, clientId: string, choice: DraftChoice, at: string): void {
    unit.write(ADD, [id, clientId, ...valuesOf(choice), at]);
  }

  change(unit: Unit, id: string, choice: DraftChoice): void {
    unit.write(CHANGE, [id, ...valuesOf(choice)]);
  }

  /** Freezes what goes out, and asks. */
  ask(unit: Unit, { id, clientId }: DisclosureRow, sealed: Sealed, hash: Buffer, at: string): void {
    unit.write(SEAL, [id, clientId, sealed.keyVersion, sealed.sealed]);
    unit.write(ASK, [id, at, hash]);
  }

  /** @param until ISO text: so long the link may be made. */
  consent(unit: Unit, id: string, hash: Buffer, at: string, until: string): void {
    unit.write(CONSENT, [id, at, hash, until]);
  }

  decline(unit: Unit, id: string, at: string): void {
    unit.write(DECLINE, [id, at]);
  }

  revoke(unit: Unit, id: string, at: string): void {
    unit.write(REVOKE, [id, at]);
  }

  /** Makes the link. @returns until when it opens; null where there is nothing to link. */
  async link(unit: Unit, id: string, tokenHash: Buffer, codeHash: string): Promise<string | null> {
    return (await unit.one<{ until: string | null }>(LINK, [id, tokenHash, codeHash]))?.until ?? null;
  }
}

function valuesOf(choice: DraftChoice): unknown[] {
  return [
    choice.recipientKind,
    choice.recipientName,
    choice.recipientOrganisation,
    choice.recipientEmail,
    choice.reason,
    choice.parts,
    choice.from,
    choice.to,
    choice.openDays,
    choice.narrative,
  ];
}
