import { AuditTrailModule } from './audit-trail/index.ts';
import { AvailabilityModule } from './availability/index.ts';
import { CalendarModule } from './calendar/index.ts';
import { CarePlansModule } from './care-plans/index.ts';
import { CareTeamsModule } from './care-teams/index.ts';
import { ClientsModule } from './clients/index.ts';
import { ClinicalNotesModule } from './clinical-notes/index.ts';
import { ConsentModule } from './consent/index.ts';
import { CrisisLinesModule } from './crisis-lines/index.ts';
import { DashboardModule } from './dashboard/index.ts';
import { DistressFlagsModule } from './distress-flags/index.ts';
import { EscalationModule } from './escalation/index.ts';
import { ExercisesModule } from './exercises/index.ts';
import { FlagRulesModule } from './flag-rules/index.ts';
import { IdentityModule } from './identity/index.ts';
import { IntakeModule } from './intake/index.ts';
import { MeasuresModule } from './measures/index.ts';
import { NotificationsModule } from './notifications/index.ts';
import { PlanAdjustmentsModule } from './plan-adjustments/index.ts';
import { PlanningRequestsModule } from './planning-requests/index.ts';
import { PracticesModule } from './practices/index.ts';
import { RecordExportModule } from './record-export/index.ts';
import { RecordSearchModule } from './record-search/index.ts';
import { RemindersModule } from './reminders/index.ts';
import { ResponseProfileModule } from './response-profile/index.ts';
import { SafetyPlansModule } from './safety-plans/index.ts';
import { SchedulingModule } from './scheduling/index.ts';
import { SelfCareModule } from './self-care/index.ts';
import { SessionFeedbackModule } from './session-feedback/index.ts';
import { ServicesModule } from './services/index.ts';
import { TimeLineModule } from './time-line/index.ts';
import { WaitingListModule } from './waiting-list/index.ts';

/** The modules of care, each behind its own door. */
export const MODULES = [
  IdentityModule,
  PracticesModule,
  ClientsModule,
  CareTeamsModule,
  ConsentModule,
  IntakeModule,
  CarePlansModule,
  PlanAdjustmentsModule,
  SafetyPlansModule,
  CrisisLinesModule,
  DistressFlagsModule,
  FlagRulesModule,
  SchedulingModule,
  ServicesModule,
  AvailabilityModule,
  ClinicalNotesModule,
  NotificationsModule,
  RemindersModule,
  CalendarModule,
  WaitingListModule,
  PlanningRequestsModule,
  ExercisesModule,
  SelfCareModule,
  EscalationModule,
  AuditTrailModule,
  MeasuresModule,
  SessionFeedbackModule,
  RecordSearchModule,
  ResponseProfileModule,
  TimeLineModule,
  RecordExportModule,
  DashboardModule,
];
