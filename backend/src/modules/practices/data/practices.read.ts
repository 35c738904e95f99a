import type { CredentialFacts, Discipline, Role } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly roles: Role[];
  readonly disciplines: Discipline[];
  readonly trainings: string[];
}

export interface CredentialRow extends CredentialFacts {
  readonly id: string;
}

const MEMBER = `select m.id, m.name,
    coalesce((select array_agg(r.role order by r.role) from attune.member_role r
      where r.practice_id = m.practice_id and r.member_id = m.id), '{}') as roles,
    coalesce((select array_agg(distinct case r.role when 'PSYCHOTHERAPIST' then 'PSYCHOTHERAPY' else 'MASSAGE' end)
      from attune.member_role r where r.practice_id = m.practice_id and r.member_id = m.id
      and r.role in ('PSYCHOTHERAPIST', 'MASSAGE_THERAPIST')), '{}') as disciplines,
    coalesce((select array_agg(distinct c.training order by c.training) from attune.credential c
      where c.practice_id = m.practice_id and c.member_id = m.id and c.kind = 'TRAINING'
      and c.verified_at is not null), '{}') as trainings
  from attune.member m`;

const MEMBERS = sql(
  'practices.members',
  `${MEMBER} where m.ended_at is null and ($1::text[] is null or exists (select 1 from attune.member_role r
     where r.practice_id = m.practice_id and r.member_id = m.id and r.role = any ($1::text[])))
   order by m.name, m.id limit 500`,
);
const BY_IDS = sql('practices.membersByIds', `${MEMBER} where m.id = any ($1::uuid[])`);
const CREDENTIALS = sql(
  'practices.credentials',
  `select id, kind, discipline, training, valid_from as "validFrom", valid_until as "validUntil",
     verified_at is not null as verified
   from attune.credential where practice_id = attune.practice_id() and member_id = $1`,
);

const PHONES = sql(
  'practices.phones',
  `select member_id as id, phone from attune.member_contact
   where practice_id = (select attune.practice_id()) and member_id = any ($1::uuid[])`,
);
const SET_PHONE = sql(
  'practices.setPhone',
  `insert into attune.member_contact (practice_id, member_id, phone) values (attune.practice_id(), $1, $2)
   on conflict (practice_id, member_id) do update set phone = excluded.phone`,
);
const PRACTICE_PHONES = sql(
  'practices.practicePhones',
  `select practice_id as id, phone from attune.practice_contact
   where practice_id = (select attune.practice_id()) and practice_id = any ($1::uuid[])`,
);
const SET_PRACTICE_PHONE = sql(
  'practices.setPracticePhone',
  `insert into attune.practice_contact (practice_id, phone) values (attune.practice_id(), $1)
   on conflict (practice_id) do update set phone = excluded.phone`,
);

/** The practice's people, as the actor may see them. */
@Injectable()
export class PracticesRead {
  members(roles: readonly Role[] | null): Promise<MemberRow[]> {
    return currentContext().reader.read<MemberRow>(MEMBERS, [roles]);
  }

  /** @throws Error when the member is not visible: whoever points at one may see them. */
  async member(id: string): Promise<MemberRow> {
    const row = await currentContext().reader.load<MemberRow>(BY_IDS, 'id', id);
    // Somebody who has left the client's sight still has a place in history.
    return row ?? { id, name: 'Somebody of the practice', roles: [], disciplines: [], trainings: [] };
  }

  memberIn(unit: Unit, id: string): Promise<MemberRow | null> {
    return unit.one<MemberRow>(BY_IDS, [[id]]);
  }

  /** Licences and trainings of a member, as this transaction sees them. */
  credentialsIn(unit: Unit, memberId: string): Promise<CredentialRow[]> {
    return unit.query<CredentialRow>(CREDENTIALS, [memberId]);
  }

  /** Where the practice's people reach this one; null for a client, who does not see it. */
  async phone(memberId: string): Promise<string | null> {
    const row = await currentContext().reader.load<{ id: string; phone: string | null }>(
      PHONES,
      'id',
      memberId,
    );
    return row?.phone ?? null;
  }

  /** Where a practice is reached by those who stand in it; null for any other. */
  async practicePhone(practiceId: string): Promise<string | null> {
    const row = await currentContext().reader.load<{ id: string; phone: string | null }>(
      PRACTICE_PHONES,
      'id',
      practiceId,
    );
    return row?.phone ?? null;
  }

  setPracticePhone(unit: Unit, phone: string | null): void {
    unit.write(SET_PRACTICE_PHONE, [phone]);
  }

  setPhone(unit: Unit, memberId: string, phone: string | null): void {
    unit.write(SET_PHONE, [memberId, phone]);
  }
}
