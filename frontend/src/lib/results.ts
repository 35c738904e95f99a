/** A refusal that was to be expected, as every result union carries it. */
export interface Problem {
  readonly code: string;
  /** A sentence for a person. */
  readonly message: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
  readonly currentVersion?: number;
  readonly findings?: readonly {
    readonly sentence: string;
    readonly satisfied: boolean;
    readonly hard?: boolean;
    readonly kind?: string;
  }[];
  readonly regions?: readonly string[];
  readonly requiredTraining?: string | null;
  readonly retryAfterSeconds?: number;
}

type AnyResult = { readonly __typename?: string };

/** The members of a result union that are what was wished for. */
export type Wished<Result> = Exclude<
  Result,
  { readonly code: string; readonly message: string } | null | undefined
>;

export type Outcome<Result> =
  | { readonly ok: true; readonly value: Wished<Result> }
  | { readonly ok: false; readonly problem: Problem };

/** Tells a refusal from what was wished for: problems alone have a code and a message. */
export function outcomeOf<Result extends AnyResult | null | undefined>(result: Result): Outcome<Result> {
  if (result === null || result === undefined) {
    return { ok: false, problem: NOT_THERE };
  }
  return isProblem(result) ? { ok: false, problem: result } : { ok: true, value: result as Wished<Result> };
}

function isProblem(result: object): result is Problem {
  return 'code' in result && 'message' in result;
}

const NOT_THERE: Problem = {
  code: 'NOT_FOUND',
  message: 'This does not exist, or it is not open to you.',
};

/** What a failed request means to a person. */
export function problemOfError(error: unknown): Problem {
  const first = (error as { errors?: { message: string; extensions?: { code?: string } }[] } | null)
    ?.errors?.[0];
  if (first) {
    return { code: first.extensions?.code ?? 'INTERNAL', message: first.message };
  }
  return {
    code: 'UNREACHABLE',
    message: 'Attune could not be reached. Nothing was lost; please try again in a moment.',
  };
}

/** The message for one field of a form, by its path in the input; null when there is none. */
export function fieldMessage(problem: Problem | null, path: string): string | null {
  return problem?.fields?.find((field) => field.path === path)?.message ?? null;
}
