import type { QueryRunner } from 'typeorm';

/** Runs written SQL, statement after statement in one call, inside the migration's transaction. */
export async function run(runner: QueryRunner, text: string): Promise<void> {
  await runner.query(text);
}

type Command = 'select' | 'insert' | 'update';

/** What the application role may do with one practice table, and with which of its rows. */
export interface TenantTable {
  readonly table: string;
  /** Row conditions of the application role beside the practice; a command left out is refused. */
  readonly rows: Partial<Record<Command, string>>;
  /** Columns the application role may change; all others are fixed once written. */
  readonly updatable?: readonly string[];
  /** Row conditions of the worker role beside the practice; a command left out is refused. */
  readonly worker?: Partial<Record<Command, string>>;
  readonly workerUpdatable?: readonly string[];
}

const TENANCY = 'practice_id = (select attune.practice_id())';

/**
 * Closes a practice table: row-level security forced, everything of the owner (migrations and
 * back-fills see all practices), and for each runtime role only the commands and rows named.
 * The practice is tested by equality in every policy, so a row of another practice cannot be
 * reached whatever the rest of the condition says.
 */
export function closeTable(spec: TenantTable): string {
  const name = `attune.${spec.table}`;
  return [
    `alter table ${name} enable row level security;`,
    `alter table ${name} force row level security;`,
    `create policy owner_all on ${name} to attune_owner using (true) with check (true);`,
    ...policies(spec.table, 'attune_app', spec.rows, spec.updatable),
    ...policies(spec.table, 'attune_worker', spec.worker ?? {}, spec.workerUpdatable),
  ].join('\n');
}

function policies(
  table: string,
  role: 'attune_app' | 'attune_worker',
  rows: Partial<Record<Command, string>>,
  updatable: readonly string[] = [],
): string[] {
  const prefix = role === 'attune_app' ? 'app' : 'worker';
  return (Object.entries(rows) as [Command, string][]).flatMap(([command, condition]) => {
    const test = condition === 'true' ? TENANCY : `${TENANCY} and (${condition})`;
    const clause =
      command === 'select'
        ? `using (${test})`
        : command === 'insert'
          ? `with check (${test})`
          : `using (${test}) with check (${TENANCY})`;
    const columns = command === 'update' ? ` (${updatable.join(', ')})` : '';
    return [
      `create policy ${prefix}_${command} on attune.${table} for ${command} to ${role} ${clause};`,
      `grant ${command}${columns} on attune.${table} to ${role};`,
    ];
  });
}

/** Row condition: the client's own record. */
export const SELF = 'client_id = (select attune.client_id())';
/** Row condition: a client on whose care team the actor is, in any discipline, today. */
export const TEAM = 'client_id = any ((select attune.team_client_ids())::uuid[])';
export const PSYCHOTHERAPIST = 'client_id = any ((select attune.psychotherapy_client_ids())::uuid[])';
export const MASSAGE = 'client_id = any ((select attune.massage_client_ids())::uuid[])';
/** Row condition: owner or administrator of the practice. */
export const ADMINISTRATOR = '(select attune.is_administrator())';

/** Row condition: the client shares this category with the discipline in which the actor treats. */
export function shared(category: string, discipline: 'PSYCHOTHERAPY' | 'MASSAGE'): string {
  return `client_id = any ((select attune.shared_client_ids('${category}', '${discipline}'))::uuid[])`;
}

/** A text column that holds one word of a vocabulary: text and CHECK, since enum operators are not leakproof. */
export function oneOf(column: string, values: readonly string[]): string {
  return `check (${column} in (${values.map((value) => `'${value}'`).join(', ')}))`;
}
