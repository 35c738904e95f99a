import type { Discipline, HoldLevel, Phase, TeamState } from '@attune/shared';
import { createContext, use } from 'react';

export interface TeamPlace {
  readonly id: string;
  readonly discipline: Discipline;
  readonly lead: boolean;
  readonly state: TeamState;
  readonly since: string | null;
  readonly member: { readonly id: string; readonly name: string };
}

/** The record as somebody outside the team opened it for some hours (R27). */
export interface EmergencyRef {
  readonly id: string;
  readonly mine: boolean;
  readonly open: boolean;
  readonly endsAt: string;
}

/** What every tab of a client's record needs of the client, and what the viewer can do in it. */
export interface RecordHead {
  readonly id: string;
  readonly name: string;
  readonly preferredName: string | null;
  readonly phase: Phase | null;
  readonly hold: HoldLevel;
  readonly careTeam: readonly TeamPlace[];
  readonly emergencyAccesses?: readonly EmergencyRef[];
  readonly viewerCan: {
    readonly raiseFlag: boolean;
    readonly liftHold: boolean;
    readonly writeProgressNote: boolean;
    readonly writeSessionResponse: boolean;
    readonly editPlan: boolean;
    readonly book: boolean;
    readonly bookJointly: boolean;
    /** Left out where nobody asks for it. */
    readonly exportTimeLine?: boolean;
    readonly shareSummary?: boolean;
  };
}

export const RecordContext = createContext<RecordHead | null>(null);

/** The client whose record is open. Only on the tabs of a record. */
export function useRecord(): RecordHead {
  const record = use(RecordContext);
  if (!record) {
    throw new Error('No record is open here.');
  }
  return record;
}

/** The emergency in which the viewer reads this record; null where they do not. */
export const ownEmergency = ({ emergencyAccesses = [] }: Pick<RecordHead, 'emergencyAccesses'>) =>
  emergencyAccesses.find((one) => one.mine && one.open) ?? null;

/** Whether the viewer reads the record, and not only runs the practice. */
export const readsRecord = (record: Pick<RecordHead, 'viewerCan' | 'emergencyAccesses'>) =>
  record.viewerCan.raiseFlag || ownEmergency(record) !== null;

/** People on the team now, or being tried; who left is not. */
export const currentTeam = (team: readonly TeamPlace[]) => team.filter((place) => place.state !== 'ENDED');
export const workingTeam = (team: readonly TeamPlace[]) =>
  team.filter((place) => place.state === 'ACTIVE' || place.state === 'TRIAL');
