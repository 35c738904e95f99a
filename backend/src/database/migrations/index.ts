import { CreateTenancy1763900000000 } from './1763900000000-CreateTenancy.ts';
import { CreateIdentity1763900100000 } from './1763900100000-CreateIdentity.ts';
import { CreateConsent1763900200000 } from './1763900200000-CreateConsent.ts';
import { CreateCarePlans1763900300000 } from './1763900300000-CreateCarePlans.ts';
import { CreateClinicalNotes1763900400000 } from './1763900400000-CreateClinicalNotes.ts';
import { CreateDistressFlags1763900500000 } from './1763900500000-CreateDistressFlags.ts';
import { CreateScheduling1763900600000 } from './1763900600000-CreateScheduling.ts';
import { CreateAudit1763900700000 } from './1763900700000-CreateAudit.ts';
import { ShareWithPersons1764000000000 } from './1764000000000-ShareWithPersons.ts';
import { ProposeBoundaries1764000100000 } from './1764000100000-ProposeBoundaries.ts';
import { BreakGlass1764000200000 } from './1764000200000-BreakGlass.ts';
import { AmendNotes1764000300000 } from './1764000300000-AmendNotes.ts';
import { ProveSessions1764000400000 } from './1764000400000-ProveSessions.ts';
import { CreateIntake1764000500000 } from './1764000500000-CreateIntake.ts';
import { CloseAccessGaps1764000600000 } from './1764000600000-CloseAccessGaps.ts';
import { AnswerForAuthors1764000700000 } from './1764000700000-AnswerForAuthors.ts';
import { AskTheIntake1764000800000 } from './1764000800000-AskTheIntake.ts';
import { CreateMeasures1764100000000 } from './1764100000000-CreateMeasures.ts';
import { ConfigureFlagRules1764100100000 } from './1764100100000-ConfigureFlagRules.ts';
import { TellPeople1764100200000 } from './1764100200000-TellPeople.ts';
import { CreateSafetyPlans1764100300000 } from './1764100300000-CreateSafetyPlans.ts';
import { KeepCrisisLines1764100400000 } from './1764100400000-KeepCrisisLines.ts';
import { CreateEscalation1764100500000 } from './1764100500000-CreateEscalation.ts';
import { CallIn1764100600000 } from './1764100600000-CallIn.ts';
import { NameFlagReasons1764100700000 } from './1764100700000-NameFlagReasons.ts';
import { MeasureResponse1764100800000 } from './1764100800000-MeasureResponse.ts';
import { EndConditions1764100900000 } from './1764100900000-EndConditions.ts';
import { CountDue1764101000000 } from './1764101000000-CountDue.ts';
import { KeepGuidanceApart1764101100000 } from './1764101100000-KeepGuidanceApart.ts';
import { DropClockArgument1764101110000 } from './1764101110000-DropClockArgument.ts';
import { KeepHours1764200000000 } from './1764200000000-KeepHours.ts';
import { KeepServices1764200010000 } from './1764200010000-KeepServices.ts';
import { LimitLoad1764200100000 } from './1764200100000-LimitLoad.ts';
import { PreferTimes1764200110000 } from './1764200110000-PreferTimes.ts';
import { RecheckBookings1764200120000 } from './1764200120000-RecheckBookings.ts';
import { RemindOfVisits1764200300000 } from './1764200300000-RemindOfVisits.ts';
import { FeedCalendars1764200310000 } from './1764200310000-FeedCalendars.ts';
import { CreateWaitingList1764200320000 } from './1764200320000-CreateWaitingList.ts';
import { ShowRooms1764200400000 } from './1764200400000-ShowRooms.ts';
import { CreateAppointmentSeries1764200500000 } from './1764200500000-CreateAppointmentSeries.ts';
import { ChangeSeries1764200600000 } from './1764200600000-ChangeSeries.ts';
import { ChangeServiceOfVisits1764300000000 } from './1764300000000-ChangeServiceOfVisits.ts';
import { TellOfBookings1764310000000 } from './1764310000000-TellOfBookings.ts';
import { AskForPlanning1764310010000 } from './1764310010000-AskForPlanning.ts';
import { CountOffers1764340000000 } from './1764340000000-CountOffers.ts';
import { AssignMeasures1764400000000 } from './1764400000000-AssignMeasures.ts';
import { ShipShortQuestionnaires1764400010000 } from './1764400010000-ShipShortQuestionnaires.ts';
import { FollowGoals1764430000000 } from './1764430000000-FollowGoals.ts';
import { AdjustPlans1764430010000 } from './1764430010000-AdjustPlans.ts';
import { KeepRecoveryLog1764450000000 } from './1764450000000-KeepRecoveryLog.ts';
import { FirmLoadLimits1764450010000 } from './1764450010000-FirmLoadLimits.ts';
import { AssignExercises1764450020000 } from './1764450020000-AssignExercises.ts';
import { AskAfterSessions1764470000000 } from './1764470000000-AskAfterSessions.ts';
import { ExportRecords1764480000000 } from './1764480000000-ExportRecords.ts';

/** All migrations, oldest first. */
export const MIGRATIONS = [
  CreateTenancy1763900000000,
  CreateIdentity1763900100000,
  CreateConsent1763900200000,
  CreateCarePlans1763900300000,
  CreateClinicalNotes1763900400000,
  CreateDistressFlags1763900500000,
  CreateScheduling1763900600000,
  CreateAudit1763900700000,
  ShareWithPersons1764000000000,
  ProposeBoundaries1764000100000,
  BreakGlass1764000200000,
  AmendNotes1764000300000,
  ProveSessions1764000400000,
  CreateIntake1764000500000,
  CloseAccessGaps1764000600000,
  AnswerForAuthors1764000700000,
  AskTheIntake1764000800000,
  CreateMeasures1764100000000,
  ConfigureFlagRules1764100100000,
  TellPeople1764100200000,
  CreateSafetyPlans1764100300000,
  KeepCrisisLines1764100400000,
  CreateEscalation1764100500000,
  CallIn1764100600000,
  NameFlagReasons1764100700000,
  MeasureResponse1764100800000,
  EndConditions1764100900000,
  CountDue1764101000000,
  KeepGuidanceApart1764101100000,
  DropClockArgument1764101110000,
  KeepHours1764200000000,
  KeepServices1764200010000,
  LimitLoad1764200100000,
  PreferTimes1764200110000,
  RecheckBookings1764200120000,
  RemindOfVisits1764200300000,
  FeedCalendars1764200310000,
  CreateWaitingList1764200320000,
  ShowRooms1764200400000,
  CreateAppointmentSeries1764200500000,
  ChangeSeries1764200600000,
  ChangeServiceOfVisits1764300000000,
  TellOfBookings1764310000000,
  AskForPlanning1764310010000,
  CountOffers1764340000000,
  AssignMeasures1764400000000,
  ShipShortQuestionnaires1764400010000,
  FollowGoals1764430000000,
  AdjustPlans1764430010000,
  KeepRecoveryLog1764450000000,
  FirmLoadLimits1764450010000,
  AssignExercises1764450020000,
  AskAfterSessions1764470000000,
  ExportRecords1764480000000,
];
