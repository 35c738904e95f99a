import type { CoordinationRuleFacts } from '../coordination-facts.ts';
import { JOINT_WEIGHTS as WEIGHTS } from './joint-weights.ts';
import type { Expression, LinearModel } from './linear-model.ts';

/** Writes rows of one rule: a hard one as they are, a soft one with a column that pays for not keeping them. */
export class RuleRows {
  readonly linear: LinearModel;
  readonly rule: CoordinationRuleFacts;
  private readonly paying = new Map<number, number>();

  constructor(linear: LinearModel, rule: CoordinationRuleFacts) {
    this.linear = linear;
    this.rule = rule;
  }

  /**
   * The expression is at most `limit`, for a session of an occurrence to satisfy the rule.
   * @param occurrence whose session is judged; null where nobody judges it, then a soft rule asks nothing.
   * @param relief by how much the row gives way where a soft rule is not kept.
   * @param fair whether a part of the relief is already wrong: what pays is then a whole number.
   */
  atMost(expression: Expression, limit: number, occurrence: number | null, relief = 1, fair = false): void {
    const factors = [...expression.terms.values()];
    const most = factors.reduce((sum, factor) => sum + Math.max(0, factor), expression.constant);
    if (most <= limit) {
      return;
    }
    if (this.rule.hard) {
      // What is certain may break a rule already; what is not can still be kept from adding to it.
      const least = factors.reduce((sum, factor) => sum + Math.min(0, factor), expression.constant);
      this.linear.atMost(expression, Math.max(limit, least));
    } else if (occurrence !== null) {
      const pays = expression.add(this.unmet(occurrence, fair), -relief);
      this.linear.atMost(pays, limit);
    }
  }

  /** The column that pays for a session of an occurrence that does not satisfy the rule. */
  private unmet(occurrence: number, whole: boolean): number {
    let column = this.paying.get(occurrence);
    if (column === undefined) {
      column = this.linear.column(WEIGHTS.WISH_UNMET, whole);
      this.paying.set(occurrence, column);
    }
    return column;
  }
}
