import type { Calendar } from './calendar.ts';
import { seedId } from './seed-id.ts';
import type { SeedRow, SeedWriter } from './seed-writer.ts';

/** Something that was done, for the audit. */
export interface Trace {
  readonly at: Date;
  readonly userId: string;
  /** Null for a client, who acts on the own record. */
  readonly memberId: string | null;
  readonly role: string;
  readonly action: string;
  readonly clientId: string;
  readonly subjectType?: string;
  readonly subjectId?: string;
}

/** One practice of the demo while it is being written: its id, its days, and where rows go. */
export class PracticeSeed {
  readonly practiceId: string;
  private readonly traces: Trace[] = [];

  constructor(
    readonly name: string,
    readonly writer: SeedWriter,
    readonly calendar: Calendar,
  ) {
    this.practiceId = seedId(`practice ${name}`, this.longAgo());
  }

  /** When the practice was founded: before everything else in it. */
  longAgo(): Date {
    return this.calendar.at(-730, '09:00');
  }

  /** The id of something of this practice; its time is when the thing came to be. */
  id(name: string, at: Date = this.longAgo()): string {
    return seedId(`${this.name} ${name}`, at);
  }

  /** Puts rows of this practice into a table; see {@link SeedWriter.insert}. */
  insert(table: string, rows: readonly SeedRow[]): Promise<void> {
    return this.writer.insert(
      table,
      rows.map((row) => ({ practice_id: this.practiceId, ...row })),
    );
  }

  /** Keeps what was done for the audit; {@link writeAudit} writes it. */
  trace(...traces: readonly Trace[]): void {
    this.traces.push(...traces);
  }

  /** Writes what was traced, oldest first, as the application would have at the time. */
  async writeAudit(): Promise<void> {
    const inOrder = [...this.traces].sort((one, other) => one.at.getTime() - other.at.getTime());
    await this.insert(
      'audit_event',
      inOrder.map((one, index) => ({
        id: this.id(`audit ${index} ${one.action}`, one.at),
        at: one.at,
        user_id: one.userId,
        member_id: one.memberId,
        role: one.role,
        action: one.action,
        ground: groundOf(one.role),
        client_ids: [one.clientId],
        subject_type: one.subjectType ?? null,
        subject_id: one.subjectId ?? null,
        field_classes: [],
      })),
    );
    this.traces.length = 0;
  }
}

function groundOf(role: string): string {
  if (role === 'CLIENT') {
    return 'SELF';
  }
  return role === 'OWNER' || role === 'ADMINISTRATOR' ? 'ADMINISTRATOR' : 'TEAM';
}
