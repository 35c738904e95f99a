import {
  type ClientAction,
  endCareTeamMembershipSchema,
  nextState,
  TEAM_MACHINE,
  type TeamStep,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Audit } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { isUniqueViolation, type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { CareTeamsRepository } from '../data/care-teams.repository.ts';

/** Moves somebody's place on a team along its state table: the client agrees, either side ends. */
@Injectable()
export class MoveCareTeamMember {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly teams: CareTeamsRepository,
  ) {}

  /** The client's agreement: to getting to know each other, later to the fit. @returns the id. */
  agree(input: unknown): Promise<string> {
    return this.step(input, 'AGREE', 'careTeam.agree');
  }

  /** Ends a place on the team, by the client or by the team; what was signed stays. @returns the id. */
  end(input: unknown): Promise<string> {
    return this.step(input, 'END', 'careTeam.end');
  }

  private step(input: unknown, step: TeamStep, action: ClientAction): Promise<string> {
    const { careTeamMemberId, reason } = parseInput(endCareTeamMembershipSchema, input);
    return this.work.run(async (unit) => {
      const seen = await this.teams.findIn(unit, careTeamMemberId);
      if (!seen) {
        throw notFound();
      }
      const own = seen.memberId === practiceActor().memberId;
      const relation = await this.authz.require(unit, action, seen.clientId, own);
      const place = await this.teams.lock(unit, careTeamMemberId);
      const state = place ? nextState(TEAM_MACHINE, place.state, step) : null;
      if (!place || state === null) {
        throw invalid({ path: 'careTeamMemberId', message: 'This has been decided already.' });
      }
      const at = this.clock.nowText();
      await this.move(unit, place.id, state, at, reason);
      await this.teams.note(unit, {
        id: newId(),
        clientId: place.clientId,
        careTeamMemberId: place.id,
        at,
        kind: state,
        text: reason,
      });
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action,
        clientIds: [place.clientId],
        subjectType: 'CARE_TEAM_MEMBER',
        subjectId: place.id,
      });
      await this.live.notify(unit, { kind: 'CARE_TEAM', id: place.id, clientId: place.clientId });
      if (step === 'END') {
        await this.outbox.recheckBookings(unit, 'TEAM', place.id, { clientId: place.clientId });
      }
      return place.id;
    });
  }

  private async move(
    unit: Unit,
    id: string,
    state: Parameters<CareTeamsRepository['move']>[2],
    at: string,
    reason: string | null,
  ) {
    try {
      await this.teams.move(unit, id, state, at, reason);
    } catch (error) {
      if (isUniqueViolation(error, 'care_team_member_one_lead')) {
        throw invalid({ path: 'careTeamMemberId', message: 'This team has a lead psychotherapist already.' });
      }
      throw error;
    }
  }
}
