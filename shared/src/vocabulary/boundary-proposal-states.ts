/** One way: what is proposed is answered once by the client, or taken back by its author. */
export const BOUNDARY_PROPOSAL_STATES = ['PROPOSED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'] as const;

export type BoundaryProposalState = (typeof BOUNDARY_PROPOSAL_STATES)[number];
