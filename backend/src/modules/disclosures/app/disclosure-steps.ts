import {
  DISCLOSURE_MACHINE,
  type DisclosureStep,
  type NotificationKind,
  nextState,
  type Relation,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import type { Unit } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { type DisclosureRow, DisclosuresRepository } from '../data/disclosures.repository.ts';
import { classesOf } from '../domain/classes.ts';

type StepAction = 'disclosure.compose' | 'disclosure.answer' | 'disclosure.revoke';

/** Why a step cannot be taken, by where the summary stands. */
const REFUSED: Readonly<Record<DisclosureRow['state'], string>> = {
  DRAFT: 'The client was not asked about this yet.',
  ASKED: 'This waits for the client’s answer.',
  CONSENTED: 'The client has agreed to this already.',
  OPEN: 'The link to this is open already.',
  EXPIRED: 'This has run out.',
  REVOKED: 'This was taken back already.',
  DECLINED: 'The client has declined this.',
};

/** What every step of a summary has in common. */
@Injectable()
export class DisclosureSteps {
  constructor(
    private readonly authz: Authz,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly disclosures: DisclosuresRepository,
  ) {}

  /**
   * Holds the summary for a step that its state and the actor's place allow.
   * @throws ProblemError NotFound where it is out of reach, Forbidden; Conflict where its state refuses the step.
   */
  async take(
    unit: Unit,
    disclosureId: string,
    action: StepAction,
    step: DisclosureStep,
  ): Promise<{ readonly row: DisclosureRow; readonly relation: Relation }> {
    const row = await this.disclosures.lock(unit, disclosureId);
    if (!row) {
      throw notFound();
    }
    const relation = await this.authz.require(unit, action, row.clientId);
    if (nextState(DISCLOSURE_MACHINE, row.state, step) === null) {
      throw conflict(REFUSED[row.state]);
    }
    return { row, relation };
  }

  /** Notes the step in the audit, and has screens look again. */
  async leaveTrace(unit: Unit, row: DisclosureRow, relation: Relation, action: string): Promise<void> {
    await this.audit.record(unit, {
      ...AUDIT_OF_RELATION[relation],
      action,
      clientIds: [row.clientId],
      subjectType: 'DISCLOSURE',
      subjectId: row.id,
      fieldClasses: classesOf(row.parts),
    });
    await this.live.notify(unit, { kind: 'DISCLOSURE', id: row.id, clientId: row.clientId });
  }

  /** Has whom it concerns told. */
  tell(unit: Unit, { id }: DisclosureRow, kind: NotificationKind): Promise<void> {
    return this.outbox.tell(unit, kind, id);
  }
}
