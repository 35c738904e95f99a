/** A mixed-integer linear model as sparse rows: minimise cost · x with row · x ≤ upper, 0 ≤ x ≤ columnUpper. */
export interface SparseModel {
  readonly cost: Float64Array;
  readonly columnUpper: Float64Array;
  /** 1 where a column is a whole number. */
  readonly integer: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Where each row begins in `indices` and `values`. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  /** What the objective has beside the columns. */
  readonly offset: number;
}

/** Columns with their factors and a number beside them. */
export class Expression {
  readonly terms = new Map<number, number>();
  constant = 0;

  add(column: number, factor = 1): this {
    this.terms.set(column, (this.terms.get(column) ?? 0) + factor);
    return this;
  }

  plus(value: number): this {
    this.constant += value;
    return this;
  }

  /** Adds another expression times a factor. */
  and(other: Expression, factor = 1): this {
    for (const [column, value] of other.terms) {
      this.add(column, value * factor);
    }
    return this.plus(other.constant * factor);
  }
}

/** Collects columns and rows. */
export class LinearModel {
  private readonly costs: number[] = [];
  private readonly uppers: number[] = [];
  private readonly wholes: number[] = [];
  private readonly lowers: number[] = [];
  private readonly limits: number[] = [];
  private readonly starts: number[] = [];
  private readonly indices: number[] = [];
  private readonly values: number[] = [];
  private offset = 0;

  get columns(): number {
    return this.costs.length;
  }

  /** @returns the index of the new column, between 0 and `upper`. */
  column(cost: number, whole: boolean, upper = 1): number {
    this.uppers.push(upper);
    this.wholes.push(whole ? 1 : 0);
    return this.costs.push(cost) - 1;
  }

  /** What a column costs. */
  costOf(column: number): number {
    return this.costs[column] ?? 0;
  }

  /** Adds to the objective whatever is chosen. */
  always(cost: number): void {
    this.offset += cost;
  }

  /** The expression is at most `limit`; one without columns is left out: nothing can change it. */
  atMost(expression: Expression, limit: number): void {
    this.row(expression, Number.NEGATIVE_INFINITY, limit);
  }

  equals(expression: Expression, value: number): void {
    this.row(expression, value, value);
  }

  private row(expression: Expression, lower: number, upper: number): void {
    const terms = [...expression.terms].filter(([, factor]) => factor !== 0);
    if (terms.length === 0) {
      return;
    }
    this.starts.push(this.indices.length);
    for (const [column, factor] of terms) {
      this.indices.push(column);
      this.values.push(factor);
    }
    this.lowers.push(lower - expression.constant);
    this.limits.push(upper - expression.constant);
  }

  sparse(): SparseModel {
    return {
      cost: Float64Array.from(this.costs),
      columnUpper: Float64Array.from(this.uppers),
      integer: Uint8Array.from(this.wholes),
      rowLower: Float64Array.from(this.lowers),
      rowUpper: Float64Array.from(this.limits),
      starts: Int32Array.from([...this.starts, this.indices.length]),
      indices: Int32Array.from(this.indices),
      values: Float64Array.from(this.values),
      offset: this.offset,
    };
  }
}
