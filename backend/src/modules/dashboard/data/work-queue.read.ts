import type { Discipline, Felt, FlagLevel, HoldLevel, NoteKind } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { readAudited, type RecordClassName } from '../../../platform/audit/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import type { PageRequest } from '../../../platform/graphql/index.ts';
import { WORK_QUEUE } from './work-queue.statement.ts';

interface Row {
  readonly id: string;
  readonly client_id: string | null;
  readonly client_name: string | null;
  readonly preferred_name: string | null;
  readonly pronouns: string | null;
  /** Whoever it comes from, or whose it is, by name. */
  readonly person: string | null;
  /** Less than 1: it runs out, a crisis first. Else its turn among what does not. */
  readonly tier: number;
  readonly at: string;
  readonly rank: number;
  readonly due: string | null;
  readonly since: string;
  readonly detail: string | null;
  /** The viewer's own. */
  readonly mine: boolean;
  /** A psychotherapist of the team; for what is no flag, anybody but the client. */
  readonly decides: boolean;
  /** Of a flag that is not answered: whom it was sent to, and when last, in that order. */
  readonly told: readonly { readonly name: string; readonly at: string; readonly memberId: string }[] | null;
}

interface Flag extends Row {
  readonly level: FlagLevel;
  readonly hold: HoldLevel;
  readonly part: 'PRACTITIONER' | 'CLIENT' | 'RULE';
}

interface Other<Part> extends Row {
  readonly level: null;
  readonly part: Part;
}

/** Something that waits for the viewer, by kind. */
export type WorkRow =
  | (Flag & { readonly kind: 'FLAG' })
  | (Flag & { readonly kind: 'HOLD' })
  | (Row & { readonly kind: 'UNANSWERED'; readonly level: FlagLevel })
  | (Other<null> & { readonly kind: 'ON_CALL_GAP' })
  | (Other<null> & { readonly kind: 'HAND_OVER' })
  | (Other<null> & {
      readonly kind: 'AGREEMENT';
      readonly state: 'PROPOSED' | 'IN_FORCE';
      /** Of the version. */
      readonly number: number;
    })
  | (Other<Discipline> & { readonly kind: 'TEAM'; readonly state: 'PROPOSED' | 'TRIAL' })
  | (Other<NoteKind> & { readonly kind: 'DRAFT' })
  | (Other<Discipline> & { readonly kind: 'LICENCE' })
  | (Other<NoteKind> & { readonly kind: 'AMENDMENT' })
  | (Other<NoteKind> & { readonly kind: 'HANDOFF' })
  | (Other<Discipline> & { readonly kind: 'CLEARANCE' })
  | (Other<Discipline> & { readonly kind: 'REQUEST' })
  | (Other<Discipline> & { readonly kind: 'MISFIT' })
  | (Other<null> & { readonly kind: 'PLANNING' })
  | (Other<Discipline> & { readonly kind: 'ADJUSTMENT'; readonly state: 'PROPOSED' | 'OBJECTED' })
  | (Other<null> & { readonly kind: 'REVIEW' })
  | (Other<null> & {
      readonly kind: 'MEASURE_WORSE';
      /** The questionnaire's code. */
      readonly state: string;
      /** The total. */
      readonly number: number;
    })
  | (Other<null> & { readonly kind: 'MEASURE_MISSED'; readonly state: string })
  | (Other<Felt | null> & {
      readonly kind: 'FEEDBACK';
      /** Whether it felt safe; `part` is whether in control. */
      readonly state: Felt | null;
    });

/** When the queue is looked at. */
export interface Moment {
  readonly now: string;
  /** The instant at which the practice's day began. */
  readonly today: string;
  readonly timeZone: string;
}

/** What waits for the actor, what runs out first on top; noted in the audit by the same statement. */
@Injectable()
export class WorkQueueRead {
  page(
    { now, today, timeZone }: Moment,
    { after, limit }: PageRequest,
    classes: readonly RecordClassName[],
  ): Promise<WorkRow[]> {
    const [tier = null, at = null, rank = null, id = null] = after ?? [];
    return readAudited<WorkRow>(
      currentContext().reader,
      WORK_QUEUE,
      [now, today, timeZone, tier, at, rank, id, limit],
      ['IDENTITY', ...classes],
    );
  }
}
