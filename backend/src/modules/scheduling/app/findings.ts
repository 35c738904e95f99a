import {
  FURTHEST_DAYS,
  type HoldLevel,
  intakeFinding,
  misfitFinding,
  MISFITS,
  NEIGHBOURHOOD_DAYS,
  type RuleFinding,
  Timetable,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { currentContext, practiceActor } from '../../../platform/context/index.ts';
import { HoldsRead } from '../../distress-flags/index.ts';
import { type IntakeGateRow, IntakeRead } from '../../intake/index.ts';
import type { AppointmentRow } from '../data/appointment-row.ts';
import { perRequest } from '../data/per-request.ts';
import { RULES, type RuleInForce, SCHEDULES, type ScheduleRow } from '../data/rulebook.statements.ts';

const DAY = 86_400_000;
const TO_COME = ['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED'];

/** What is known of a client for judging appointments. */
interface Rulebook {
  readonly timetable: Timetable;
  readonly schedule: readonly ScheduleRow[];
  readonly gate: IntakeGateRow | null;
}

/** What the rules say today of appointments to come; in four statements, whatever their number. */
@Injectable()
export class Findings {
  constructor(
    private readonly clock: Clock,
    private readonly holds: HoldsRead,
    private readonly intakes: IntakeRead,
  ) {}

  /**
   * The findings of an appointment that is still to come, in words the actor may read. Where what it
   * is for is withheld, whoever treats the body learns the rest it imposes, and nobody else anything.
   */
  async of(appointment: AppointmentRow): Promise<RuleFinding[]> {
    if (
      !TO_COME.includes(appointment.state) ||
      Date.parse(appointment.endsAt) <= this.clock.now().getTime()
    ) {
      return [];
    }
    const changed = changedFindings(appointment);
    const withheld = appointment.class === null;
    if (withheld && !appointment.keepsRest) {
      return changed;
    }
    const { timetable, schedule, gate } = await this.rulebook(appointment.clientId);
    const session = schedule.find((one) => one.id === appointment.id);
    if (!session) {
      return changed;
    }
    return withheld
      ? [...changed, ...timetable.restImposedBy(session)]
      : [
          ...changed,
          ...healthFindings(appointment, session, gate),
          ...timetable
            .judge(session, { classes: appointment.knowsClasses, plan: appointment.readsPlan })
            .findings(),
        ];
  }

  private rulebook(clientId: string): Promise<Rulebook> {
    return perRequest<Rulebook>(
      'rulebook',
      (ids) => this.rulebooks(ids),
      () => emptyRulebook(),
    ).load(clientId);
  }

  private async rulebooks(ids: readonly string[]): Promise<Map<string, Rulebook>> {
    const { reader } = currentContext();
    const now = this.clock.now().getTime();
    const from = new Date(now - NEIGHBOURHOOD_DAYS * DAY).toISOString();
    const to = new Date(now + (FURTHEST_DAYS + NEIGHBOURHOOD_DAYS) * DAY).toISOString();
    const [sessions, rules, gates, holds] = await Promise.all([
      reader.read<ScheduleRow>(SCHEDULES, [ids, from, to]).then(byClient),
      reader.read<RuleInForce>(RULES, [ids]).then(byClient),
      this.intakes.gates(ids).then(byClient),
      Promise.all(ids.map((id) => this.holds.of(id))),
    ]);
    return new Map(
      ids.map((id, index) => [
        id,
        rulebookOf(
          rules.get(id) ?? [],
          sessions.get(id) ?? [],
          holds[index] ?? 'NONE',
          gates.get(id)?.[0] ?? null,
        ),
      ]),
    );
  }
}

/** What has changed since it was booked, as far as it was found and the reader may know. */
function changedFindings({ misfits, memberName }: AppointmentRow): RuleFinding[] {
  return MISFITS.filter((kind) => misfits?.includes(kind)).map((kind) =>
    misfitFinding(kind, memberName ?? 'The practitioner'),
  );
}

/** What the health questions say against it, where the lead psychotherapist has not set it aside. */
function healthFindings(
  { id, modality }: AppointmentRow,
  session: ScheduleRow,
  gate: IntakeGateRow | null,
): RuleFinding[] {
  const refuses = gate?.refused.includes(id) ?? false;
  const finding = gate && intakeFinding({ ...gate, refuses }, { class: session.class, modality });
  return finding && (finding.final || !gate.waived.includes(id)) ? [finding] : [];
}

function byClient<Row extends { readonly clientId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.clientId);
}

function rulebookOf(
  rules: readonly RuleInForce[],
  schedule: readonly ScheduleRow[],
  hold: HoldLevel,
  gate: IntakeGateRow | null,
): Rulebook {
  return { timetable: new Timetable(rules, schedule, hold, practiceActor().timeZone), schedule, gate };
}

function emptyRulebook(): Rulebook {
  return rulebookOf([], [], 'NONE', null);
}
