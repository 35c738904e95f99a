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
  /** Left out: what goes with the role. */
  readonly ground?: 'BREAK_GLASS';
  /** The parts of the record that were opened. */
  readonly classes?: readonly string[];
}

/** One practice of the demo while it is being written: its id, its days, and where rows go. */
export class PracticeSeed {
  private readonly traces: Trace[] = [];

  constructor(
    readonly name: string,
    readonly practiceId: string,
    readonly writer: SeedWriter,
    readonly calendar: Calendar,
  ) {}

  /** A practice that is not there yet. */
  static begin(name: string, writer: SeedWriter, calendar: Calendar): PracticeSeed {
    return new PracticeSeed(name, seedId(`practice ${name}`, foundedOn(calendar)), writer, calendar);
  }

  /** When the practice was founded: before everything else in it. */
  longAgo(): Date {
    return foundedOn(this.calendar);
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

  /** The same for rows with an id that may meet what is there; see {@link SeedWriter.insertKept}. */
  insertKept(
    table: string,
    onConflict: 'fail' | 'leave out',
    rows: readonly SeedRow[],
  ): Promise<Set<string>> {
    return this.writer.insertKept(
      table,
      onConflict,
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
      inOrder.map((one) => ({
        id: this.id(`audit ${one.action} ${one.userId} ${one.subjectId ?? one.clientId}`, one.at),
        at: one.at,
        user_id: one.userId,
        member_id: one.memberId,
        role: one.role,
        action: one.action,
        ground: one.ground ?? groundOf(one.role),
        client_ids: [one.clientId],
        subject_type: one.subjectType ?? null,
        subject_id: one.subjectId ?? null,
        field_classes: one.classes ?? [],
      })),
    );
    this.traces.length = 0;
  }
}

function foundedOn(calendar: Calendar): Date {
  return calendar.at(-730, '09:00');
}

function groundOf(role: string): string {
  if (role === 'CLIENT') {
    return 'SELF';
  }
  return role === 'OWNER' || role === 'ADMINISTRATOR' ? 'ADMINISTRATOR' : 'TEAM';
}
