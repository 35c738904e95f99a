import { answerMeasureSchema, instrumentOf, measureHits, scoreAnswers } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { forbidden, invalid } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { HoldsRead } from '../../distress-flags/index.ts';
import { RaiseByRules } from '../../flag-rules/index.ts';
import { MeasuresRead } from '../data/measures.read.ts';
import { MeasuresRepository } from '../data/measures.repository.ts';
import { whenMade } from '../domain/when-made.ts';

/** What an answered questionnaire comes to. */
export interface Answered {
  readonly id: string;
  readonly clientId: string;
  /** Whether whom to call comes before any score (R19). */
  readonly needsSupport: boolean;
}

@Injectable()
export class AnswerMeasure {
  // long-constructor: R16 is that the answer and the flags that it raises commit together.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly holds: HoldsRead,
    private readonly rules: RaiseByRules,
    private readonly read: MeasuresRead,
    private readonly measures: MeasuresRepository,
  ) {}

  /**
   * Scores the answers, keeps them, and raises what the practice's rules say of them (R16, R20).
   * @throws ProblemError InvalidInput for answers that cannot be scored; Forbidden to whoever is no
   *   client here; Conflict for a key used with other contents.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<Answered> {
    const { code, answers, takenAt } = parseInput(answerMeasureSchema, input);
    const instrument = instrumentOf(code);
    if (!instrument) {
      throw invalid({ path: 'code', message: 'There is no such questionnaire.' });
    }
    const scored = scoreAnswers(instrument, answers);
    if (!scored.ok) {
      throw invalid(...scored.problems);
    }
    const { score } = scored;
    const { clientId } = practiceActor();
    if (clientId === null) {
      throw forbidden('This is for the clients of the practice.');
    }
    const id = await this.work.run(async (unit) => {
      const now = this.clock.now();
      const response = {
        id: '',
        clientId,
        code,
        version: instrument.version,
        takenAt: whenMade(takenAt, now),
        receivedAt: now.toISOString(),
        total: score.total,
        band: score.band,
        items: answers.slice(0, instrument.items.length),
        unscored: answers[instrument.items.length] ?? null,
      };
      // The turn first, so that the same answers sent twice at once meet themselves.
      const [, relation, claimed, twin, before, settings] = await Promise.all([
        this.holds.takeTurns(unit, clientId, 'ALONE'),
        this.authz.require(unit, 'measure.answer', clientId),
        claim(unit, { operation: 'answerMeasure', key: input.idempotencyKey, input }),
        this.measures.twin(unit, response),
        this.measures.before(unit, clientId, code, response.version, response.takenAt),
        this.rules.settings(unit),
      ]);
      this.read.foresee(unit, claimed.id);
      if (!claimed.fresh) {
        return claimed.id;
      }
      this.measures.add(unit, { ...response, id: claimed.id, before });
      const right = { action: 'measure.answer', relation };
      const hits = measureHits(
        { causeId: twin ?? claimed.id, instrument, total: score.total, safety: score.safety, ...before },
        settings,
      );
      await this.rules.raise(unit, { clientId }, hits, right);
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: right.action,
        clientIds: [clientId],
        subjectType: 'MEASURE',
        subjectId: claimed.id,
        fieldClasses: ['MEASURES'],
      });
      await this.live.notify(unit, { kind: 'MEASURES', id: claimed.id, clientId });
      return claimed.id;
    });
    return { id, clientId, needsSupport: score.safety > 0 };
  }
}
