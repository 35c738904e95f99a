import { setSharingSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { forbidden, invalid } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { CareTeamsRepository } from '../../care-teams/index.ts';
import { type Saying, SharingRepository } from '../data/sharing.repository.ts';

@Injectable()
export class SetSharing {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly teams: CareTeamsRepository,
    private readonly sharing: SharingRepository,
  ) {}

  /**
   * The client says what is shared, with a discipline or with one person of the own team; it holds from
   * the next read on (R10). The same again changes nothing and leaves no trace.
   * @returns what was said, of whom.
   * @throws ProblemError Forbidden for everybody but a client; InvalidInput for a person who is not on
   *   the team in that discipline.
   */
  async run(input: unknown): Promise<Saying> {
    const { screen, followDiscipline, ...wanted } = parseInput(setSharingSchema, input);
    const { clientId } = practiceActor();
    if (clientId === null) {
      throw forbidden('What is shared is for the client to decide.');
    }
    const saying: Saying = { ...wanted, clientId, granted: followDiscipline ? null : wanted.granted };
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'sharing.set', clientId);
      const { memberId, discipline } = saying;
      if (memberId !== null && !(await this.teams.isOnTeam(unit, clientId, memberId, discipline))) {
        throw invalid({ path: 'memberId', message: 'This person is not on your team for that.' });
      }
      const eventId = newId();
      if (await this.sharing.say(unit, saying, eventId, this.clock.nowText(), screen)) {
        await this.audit.record(unit, {
          ...AUDIT_OF_RELATION[relation],
          action: 'sharing.set',
          clientIds: [clientId],
          subjectType: 'SHARING_CONSENT',
          subjectId: eventId,
          fieldClasses: ['CONSENT'],
        });
        await this.live.notify(unit, { kind: 'CONSENT', id: clientId, clientId });
      }
      return saying;
    });
  }
}
