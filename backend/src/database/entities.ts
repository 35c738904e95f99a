import { AvailabilityVersionEntity } from '../modules/availability/data/availability-version.entity.ts';
import { BookingLimitsEntity } from '../modules/availability/data/booking-limits.entity.ts';
import { ClosureEntity } from '../modules/availability/data/closure.entity.ts';
import { TimeOffDetailEntity } from '../modules/availability/data/time-off-detail.entity.ts';
import { TimeOffEntity } from '../modules/availability/data/time-off.entity.ts';
import { ActivityEntity } from '../modules/care-plans/data/activity.entity.ts';
import { AgreementEntity } from '../modules/care-plans/data/agreement.entity.ts';
import { CarePlanVersionEntity } from '../modules/care-plans/data/care-plan-version.entity.ts';
import { CarePlanEntity } from '../modules/care-plans/data/care-plan.entity.ts';
import { CoordinationRuleEntity } from '../modules/care-plans/data/coordination-rule.entity.ts';
import { GoalEntity } from '../modules/care-plans/data/goal.entity.ts';
import { CareTeamEventEntity } from '../modules/care-teams/data/care-team-event.entity.ts';
import { CareTeamMemberEntity } from '../modules/care-teams/data/care-team-member.entity.ts';
import { ClientEntity } from '../modules/clients/data/client.entity.ts';
import { AddendumEntity } from '../modules/clinical-notes/data/addendum.entity.ts';
import { AmendmentEntity } from '../modules/clinical-notes/data/amendment.entity.ts';
import { HandoffSeenEntity } from '../modules/clinical-notes/data/handoff-seen.entity.ts';
import { NoteTeamSummaryEntity } from '../modules/clinical-notes/data/note-team-summary.entity.ts';
import { NoteTextEntity } from '../modules/clinical-notes/data/note-text.entity.ts';
import { NoteEntity } from '../modules/clinical-notes/data/note.entity.ts';
import { ProcessNoteTextEntity } from '../modules/clinical-notes/data/process-note-text.entity.ts';
import { SessionResponseEntity } from '../modules/clinical-notes/data/session-response.entity.ts';
import { BoundariesEntity } from '../modules/consent/data/boundaries.entity.ts';
import { BoundaryProposalEntity } from '../modules/consent/data/boundary-proposal.entity.ts';
import { CrisisResourceEntity } from '../modules/crisis-lines/data/crisis-resource.entity.ts';
import { SharingConsentEventEntity } from '../modules/consent/data/sharing-consent-event.entity.ts';
import { SharingConsentMemberEntity } from '../modules/consent/data/sharing-consent-member.entity.ts';
import { SharingConsentEntity } from '../modules/consent/data/sharing-consent.entity.ts';
import { DistressFlagReasonEntity } from '../modules/distress-flags/data/distress-flag-reason.entity.ts';
import { ConditionsEndEntity } from '../modules/distress-flags/data/conditions-end.entity.ts';
import { DistressFlagEntity } from '../modules/distress-flags/data/distress-flag.entity.ts';
import { FlagConditionsEntity } from '../modules/distress-flags/data/flag-conditions.entity.ts';
import { FlagGuidanceEntity } from '../modules/distress-flags/data/flag-guidance.entity.ts';
import { FlagEventTextEntity } from '../modules/distress-flags/data/flag-event-text.entity.ts';
import { FlagEventEntity } from '../modules/distress-flags/data/flag-event.entity.ts';
import { EscalationPolicyEntity } from '../modules/escalation/data/escalation-policy.entity.ts';
import { EscalationLevelEntity } from '../modules/escalation/data/escalation-level.entity.ts';
import { EscalationStepEntity } from '../modules/escalation/data/escalation-step.entity.ts';
import { ExerciseMarkEntity } from '../modules/exercises/data/exercise-mark.entity.ts';
import { RecordExportEntity } from '../modules/record-export/data/record-export.entity.ts';
import { PlanExerciseEntity } from '../modules/exercises/data/plan-exercise.entity.ts';
import { SessionFeedbackEntity } from '../modules/session-feedback/data/session-feedback.entity.ts';
import { FeedbackSeenEntity } from '../modules/session-feedback/data/feedback-seen.entity.ts';
import { FeedbackChangeEntity } from '../modules/session-feedback/data/feedback-change.entity.ts';
import { RecoveryEntryEntity } from '../modules/self-care/data/recovery-entry.entity.ts';
import { FlagStepEntity } from '../modules/escalation/data/flag-step.entity.ts';
import { FlagToldEntity } from '../modules/escalation/data/flag-told.entity.ts';
import { OnCallShiftEntity } from '../modules/escalation/data/on-call-shift.entity.ts';
import { OnCallHandOverEntity } from '../modules/escalation/data/on-call-hand-over.entity.ts';
import { MemberContactEntity } from '../modules/practices/data/member-contact.entity.ts';
import { AppUserEntity } from '../modules/identity/data/app-user.entity.ts';
import { EmergencyAccessEntity } from '../modules/audit-trail/data/emergency-access.entity.ts';
import { EmergencyAttemptEntity } from '../modules/audit-trail/data/emergency-attempt.entity.ts';
import { IntakeEntryEntity } from '../modules/intake/data/intake-entry.entity.ts';
import { IntakeTextEntity } from '../modules/intake/data/intake-text.entity.ts';
import { IntakeEntity } from '../modules/intake/data/intake.entity.ts';
import { FlagRuleEntity } from '../modules/flag-rules/data/flag-rule.entity.ts';
import { CheckInRhythmEntity } from '../modules/measures/data/check-in-rhythm.entity.ts';
import { MeasureAssignmentEntity } from '../modules/measures/data/measure-assignment.entity.ts';
import { MeasureOccurrenceEntity } from '../modules/measures/data/measure-occurrence.entity.ts';
import { MeasureSeenEntity } from '../modules/measures/data/measure-seen.entity.ts';
import { MeasureSkipEntity } from '../modules/measures/data/measure-skip.entity.ts';
import { MeasureAnswerEntity } from '../modules/measures/data/measure-answer.entity.ts';
import { MeasureResponseEntity } from '../modules/measures/data/measure-response.entity.ts';
import { CheckInDetailEntity } from '../modules/measures/data/check-in-detail.entity.ts';
import { CheckInEntity } from '../modules/measures/data/check-in.entity.ts';
import { DeliveryEntity } from '../modules/notifications/data/delivery.entity.ts';
import { NotificationChoiceEntity } from '../modules/notifications/data/notification-choice.entity.ts';
import { NotificationEntity } from '../modules/notifications/data/notification.entity.ts';
import { PushSubscriptionEntity } from '../modules/notifications/data/push-subscription.entity.ts';
import { QuietHoursEntity } from '../modules/notifications/data/quiet-hours.entity.ts';
import { CredentialEntity } from '../modules/practices/data/credential.entity.ts';
import { MemberRoleEntity } from '../modules/practices/data/member-role.entity.ts';
import { MemberEntity } from '../modules/practices/data/member.entity.ts';
import { PracticeEntity } from '../modules/practices/data/practice.entity.ts';
import { SafetyPlanEntity } from '../modules/safety-plans/data/safety-plan.entity.ts';
import { SafetyPlanStepsEntity } from '../modules/safety-plans/data/safety-plan-steps.entity.ts';
import { AppointmentOverrideEntity } from '../modules/scheduling/data/appointment-override.entity.ts';
import { AppointmentSeriesEntity } from '../modules/scheduling/data/appointment-series.entity.ts';
import { AppointmentServiceEntity } from '../modules/scheduling/data/appointment-service.entity.ts';
import { SlotOfferEntity } from '../modules/waiting-list/data/slot-offer.entity.ts';
import { PlanningRequestEntity } from '../modules/planning-requests/data/planning-request.entity.ts';
import { PracticeContactEntity } from '../modules/practices/data/practice-contact.entity.ts';
import { WaitingEntryEntity } from '../modules/waiting-list/data/waiting-entry.entity.ts';
import { WaitingLookEntity } from '../modules/waiting-list/data/waiting-look.entity.ts';
import { WaitingServiceEntity } from '../modules/waiting-list/data/waiting-service.entity.ts';
import { CalendarFeedReadingEntity } from '../modules/calendar/data/calendar-feed-reading.entity.ts';
import { CalendarFeedEntity } from '../modules/calendar/data/calendar-feed.entity.ts';
import { ReminderChoiceEntity } from '../modules/reminders/data/reminder-choice.entity.ts';
import { ReminderEntity } from '../modules/reminders/data/reminder.entity.ts';
import { AppointmentEntity } from '../modules/scheduling/data/appointment.entity.ts';
import { AvailabilityExceptionEntity } from '../modules/scheduling/data/availability-exception.entity.ts';
import { AvailabilityEntity } from '../modules/scheduling/data/availability.entity.ts';
import { RoomEntity } from '../modules/scheduling/data/room.entity.ts';
import { ServiceMemberEntity } from '../modules/scheduling/data/service-member.entity.ts';
import { ServiceRoomEntity } from '../modules/scheduling/data/service-room.entity.ts';
import { ServiceEntity } from '../modules/scheduling/data/service.entity.ts';
import { AppointmentMisfitEntity } from '../modules/scheduling/data/appointment-misfit.entity.ts';
import { BookingCheckEntity } from '../modules/scheduling/data/booking-check.entity.ts';
import { LoadLimitEntity } from '../modules/scheduling/data/load-limit.entity.ts';
import { LoadOverrideEntity } from '../modules/scheduling/data/load-override.entity.ts';
import { PreferredTimeEntity } from '../modules/scheduling/data/preferred-time.entity.ts';
import { PreferredTimesEntity } from '../modules/scheduling/data/preferred-times.entity.ts';
import { GoalStepEntity } from '../modules/care-plans/data/goal-step.entity.ts';
import { GoalProgressEntity } from '../modules/care-plans/data/goal-progress.entity.ts';
import { PlanReviewEntity } from '../modules/care-plans/data/plan-review.entity.ts';
import { PlanAdjustmentEntity } from '../modules/plan-adjustments/data/plan-adjustment.entity.ts';
import { PlanAdjustmentRoundEntity } from '../modules/plan-adjustments/data/plan-adjustment-round.entity.ts';
import { PlanAdjustmentResponseEntity } from '../modules/plan-adjustments/data/plan-adjustment-response.entity.ts';
import { PlanAdjustmentEventEntity } from '../modules/plan-adjustments/data/plan-adjustment-event.entity.ts';

/** Every entity; a test compares them with the migrated database, column by column. */
export const ENTITIES = [
  AvailabilityVersionEntity,
  BookingLimitsEntity,
  ClosureEntity,
  TimeOffDetailEntity,
  TimeOffEntity,
  ActivityEntity,
  AddendumEntity,
  AgreementEntity,
  AmendmentEntity,
  AppUserEntity,
  AppointmentEntity,
  AppointmentMisfitEntity,
  SlotOfferEntity,
  PlanningRequestEntity,
  GoalStepEntity,
  GoalProgressEntity,
  PlanReviewEntity,
  PlanAdjustmentEntity,
  PlanAdjustmentRoundEntity,
  PlanAdjustmentResponseEntity,
  PlanAdjustmentEventEntity,
  PracticeContactEntity,
  WaitingEntryEntity,
  WaitingLookEntity,
  WaitingServiceEntity,
  CalendarFeedEntity,
  CalendarFeedReadingEntity,
  ReminderChoiceEntity,
  ReminderEntity,
  AppointmentOverrideEntity,
  AppointmentSeriesEntity,
  AppointmentServiceEntity,
  AvailabilityEntity,
  AvailabilityExceptionEntity,
  BookingCheckEntity,
  BoundariesEntity,
  BoundaryProposalEntity,
  CarePlanEntity,
  CarePlanVersionEntity,
  CareTeamEventEntity,
  CareTeamMemberEntity,
  CheckInDetailEntity,
  CheckInEntity,
  CheckInRhythmEntity,
  ClientEntity,
  ConditionsEndEntity,
  CoordinationRuleEntity,
  CredentialEntity,
  CrisisResourceEntity,
  DeliveryEntity,
  DistressFlagEntity,
  DistressFlagReasonEntity,
  EmergencyAccessEntity,
  EmergencyAttemptEntity,
  EscalationLevelEntity,
  EscalationPolicyEntity,
  EscalationStepEntity,
  ExerciseMarkEntity,
  FlagConditionsEntity,
  FlagEventEntity,
  FlagEventTextEntity,
  FlagGuidanceEntity,
  FlagRuleEntity,
  FlagStepEntity,
  FlagToldEntity,
  GoalEntity,
  HandoffSeenEntity,
  IntakeEntity,
  IntakeEntryEntity,
  IntakeTextEntity,
  LoadLimitEntity,
  LoadOverrideEntity,
  MeasureAnswerEntity,
  MeasureAssignmentEntity,
  MeasureOccurrenceEntity,
  MeasureSeenEntity,
  MeasureSkipEntity,
  MeasureResponseEntity,
  MemberContactEntity,
  MemberEntity,
  MemberRoleEntity,
  NoteEntity,
  NoteTeamSummaryEntity,
  NoteTextEntity,
  NotificationChoiceEntity,
  NotificationEntity,
  OnCallHandOverEntity,
  OnCallShiftEntity,
  PlanExerciseEntity,
  FeedbackChangeEntity,
  FeedbackSeenEntity,
  SessionFeedbackEntity,
  RecordExportEntity,
  PracticeEntity,
  PreferredTimeEntity,
  PreferredTimesEntity,
  ProcessNoteTextEntity,
  PushSubscriptionEntity,
  QuietHoursEntity,
  RecoveryEntryEntity,
  RoomEntity,
  SafetyPlanEntity,
  SafetyPlanStepsEntity,
  ServiceEntity,
  ServiceMemberEntity,
  ServiceRoomEntity,
  SessionResponseEntity,
  SharingConsentEntity,
  SharingConsentEventEntity,
  SharingConsentMemberEntity,
];
