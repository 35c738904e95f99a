import type { NoteKind } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { auditColumns, audited, readAudited } from '../../../platform/audit/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import { MARK_BEGIN, MARK_END } from '../domain/snippet.ts';

/** Something in a client's record that holds the words, the best first. */
export interface SearchHitRow {
  readonly kind: Exclude<NoteKind, 'PROCESS'> | 'PLAN' | 'FLAG';
  readonly id: string;
  readonly at: string;
  readonly authorId: string | null;
  /** A few words around each place, the words found between two marks. */
  readonly snippet: string;
}

const HERE = '(select attune.practice_id())';
const WORDS = `concat_ws(E'\\n\\n', t.text, s.text, r.client_words, r.next_time, r.to_psychotherapy, r.breach_account, a.text)`;

/**
 * What the actor may read of the client's notes, plan and flags, as one text each. Each part is there by
 * its own policy: who may not read a note's body finds it by its summary alone. Process notes are not
 * asked for, and could not be: their text is sealed (R13).
 */
const TEXTS = `
  select n.kind, n.id, coalesce(n.signed_at, n.created_at) as at, n.author_member_id as author_id, ${WORDS} as text,
    case n.kind when 'SESSION_RESPONSE' then 'SESSION_RESPONSES' else 'NOTES' end as class
  from attune.note n
  left join attune.note_text t on t.practice_id = n.practice_id and t.note_id = n.id
  left join attune.note_team_summary s on s.practice_id = n.practice_id and s.note_id = n.id
  left join attune.session_response r on r.practice_id = n.practice_id and r.note_id = n.id
  left join lateral (select string_agg(d.text, E'\\n\\n' order by d.at) as text from attune.addendum d
    where d.practice_id = n.practice_id and d.note_id = n.id) a on true
  where n.practice_id = ${HERE} and n.client_id = c.id and n.kind <> 'PROCESS'
  union all
  select 'PLAN', p.id, coalesce(v.in_force_at, v.proposed_at, v.created_at), v.created_by,
    concat_ws(E'\\n\\n', v.summary, v.guidance), 'PLAN'
  from attune.care_plan p
  join attune.care_plan_version v on v.practice_id = p.practice_id and v.plan_id = p.id and v.version = p.active_version
  where p.practice_id = ${HERE} and p.client_id = c.id
  union all
  select 'FLAG', f.id, f.raised_at, f.raised_by_member, concat_ws(E'\\n\\n', w.text, g.text), 'FLAGS'
  from attune.distress_flag f
  left join attune.distress_flag_reason w on w.practice_id = f.practice_id and w.flag_id = f.id
  left join attune.flag_guidance g on g.practice_id = f.practice_id and g.flag_id = f.id
  where f.practice_id = ${HERE} and f.client_id = c.id and c.id is distinct from (select attune.client_id())`;

const HEADLINE = `StartSel=${MARK_BEGIN}, StopSel=${MARK_END}, MaxFragments=2, MinWords=8, MaxWords=22, FragmentDelimiter=" … "`;

/** $1 the client, $2 the words, $3 how many. A client in reach leaves a trace also when nothing is found. */
const SEARCH = audited(
  'record.search',
  sql(
    'recordSearch.find',
    `select h.kind, h.id, h.at, h.author_id as "authorId", h.rank,
       ts_headline('english', translate(h.text, '${MARK_BEGIN}${MARK_END}', ''), h.query, '${HEADLINE}') as snippet,
       coalesce(h.class, 'NOTES') as audit_class, ${auditColumns('c.id')}
     from attune.client c
     left join lateral (
       select texts.*, q.query, ts_rank_cd(to_tsvector('english', texts.text), q.query, 1) as rank
       from (select websearch_to_tsquery('english', $2) as query) q, (${TEXTS}) texts
       where to_tsvector('english', texts.text) @@ q.query
       order by rank desc, texts.at desc, texts.id limit $3) h on true
     where c.practice_id = ${HERE} and c.id = $1`,
  ),
  3,
  'rank desc, at desc, id',
  { rowClass: 'audit_class', columns: 'kind, id, at, "authorId", snippet' },
);

/** Finds words in one client's record. A record is a few hundred texts, read by the client's own index. */
@Injectable()
export class RecordSearchRead {
  /** The best `limit` hits; none when the client is out of reach. */
  async find(clientId: string, words: string, limit: number): Promise<SearchHitRow[]> {
    const rows = await readAudited<SearchHitRow | { readonly id: null }>(
      currentContext().reader,
      SEARCH,
      [clientId, words, limit],
      ['IDENTITY'],
    );
    return rows.filter((row): row is SearchHitRow => row.id !== null);
  }
}
