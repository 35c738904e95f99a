import {
  DISCIPLINES_LABELS,
  PRACTISING_ROLE,
  proposeCareTeamMemberSchema,
  validLicence,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Audit } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { isUniqueViolation, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, outOfScope } from '../../../platform/errors/index.ts';
import { once } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { PracticesRead } from '../../practices/index.ts';
import { CareTeamsRepository } from '../data/care-teams.repository.ts';

@Injectable()
export class ProposeCareTeamMember {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly practices: PracticesRead,
    private readonly teams: CareTeamsRepository,
  ) {}

  /**
   * Proposes a practitioner for a client's team; the client decides.
   * @returns the id of the new place on the team.
   * @throws ProblemError ScopeOfPracticeProblem without a verified licence that holds today (R2),
   *   InvalidInput for somebody who does not practise the discipline or is on the team already.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const { clientId, memberId, discipline, lead } = parseInput(proposeCareTeamMemberSchema, input);
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'careTeam.propose', clientId);
      return once(
        unit,
        { operation: 'proposeCareTeamMember', key: input.idempotencyKey, input },
        async () => {
          if (lead && discipline !== 'PSYCHOTHERAPY') {
            throw invalid({ path: 'lead', message: 'Only a psychotherapist leads a team.' });
          }
          const member = await this.practices.memberIn(unit, memberId);
          if (!member?.roles.includes(PRACTISING_ROLE[discipline])) {
            throw invalid({
              path: 'memberId',
              message: 'This person does not practise the discipline here.',
            });
          }
          const credentials = await this.practices.credentialsIn(unit, memberId);
          if (!validLicence(credentials, discipline, this.clock.nowText().slice(0, 10))) {
            throw outOfScope(
              `${member.name} has no verified licence for ${DISCIPLINES_LABELS[discipline].toLowerCase()} that is valid today.`,
            );
          }
          const id = newId();
          const at = this.clock.nowText();
          try {
            await this.teams.propose(unit, { id, clientId, memberId, discipline, lead }, at);
          } catch (error) {
            if (isUniqueViolation(error, 'care_team_member_once')) {
              throw invalid({
                path: 'memberId',
                message: `${member.name} is on this team, or proposed, already.`,
              });
            }
            throw error;
          }
          await this.teams.note(unit, {
            id: newId(),
            clientId,
            careTeamMemberId: id,
            at,
            kind: 'PROPOSED',
            text: null,
          });
          await this.audit.record(unit, {
            ...AUDIT_OF_RELATION[relation],
            action: 'careTeam.propose',
            clientIds: [clientId],
            subjectType: 'CARE_TEAM_MEMBER',
            subjectId: id,
          });
          await this.live.notify(unit, { kind: 'CARE_TEAM', id, clientId });
          await this.outbox.tell(unit, 'CARE_TEAM_PROPOSED', id);
          return id;
        },
      );
    });
  }
}
