import type { ApolloClient } from '@apollo/client';
import { MyPlanDocument, type MyPlanQuery } from '../../../generated/my-plan.ts';
import { watchRead } from '../../../lib/kept-reads.ts';
import { type Owner, READS } from '../../../lib/own-on-device.ts';

type Client = NonNullable<MyPlanQuery['client']>;

/** What the device keeps of the plan: what is in force and who is there, and nothing that waits for a yes. */
export type KeptPlan = Pick<Client, 'activePlan' | 'careTeam' | 'measureAssignments'>;

/** Null once there is no plan in force that the client may read. */
export function keptPlanOf({ client }: MyPlanQuery): KeptPlan | null {
  if (!client?.activePlan) {
    return null;
  }
  const { activePlan, careTeam, measureAssignments } = client;
  return { activePlan, careTeam, measureAssignments };
}

/** Keeps the plan for when the network is gone. @returns what stops it. */
export const watchPlan = (apollo: ApolloClient, owner: Owner): (() => void) =>
  watchRead(apollo, owner, READS.plan, {
    query: MyPlanDocument,
    variables: { clientId: owner.clientId ?? '' },
    pick: keptPlanOf,
  });
