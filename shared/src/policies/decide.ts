import type { Role } from '../vocabulary/roles.ts';
import { SHARING_CATEGORY_WORDS } from './words.ts';
import {
  type Action,
  CLIENT_ACCESS,
  type ClientAction,
  PRACTICE_ACCESS,
  type PracticeAction,
  type Rule,
} from './access.ts';
import { type ClientFacts, RELATIONS, type Relation, type Roles } from './facts.ts';

export type Decision =
  /** Allowed, and by which relation: the audit says which one was used. */
  | { readonly allow: true; readonly relation: Relation }
  /** To a stranger nothing exists; to somebody of the team a door is shut, and why. */
  | { readonly allow: false; readonly kind: 'NOT_FOUND' | 'FORBIDDEN'; readonly reason: string };

const NOT_THERE = 'This does not exist, or it is not open to you.';

/** Whether somebody may do something in a client's record. Unknown actions and relations: no. */
export function decide(action: ClientAction, facts: ClientFacts): Decision {
  const row: Partial<Record<Relation, Rule>> | undefined = CLIENT_ACCESS[action];
  if (facts.relations.length === 0 || row === undefined) {
    return { allow: false, kind: 'NOT_FOUND', reason: NOT_THERE };
  }
  for (const relation of RELATIONS) {
    const rule = row[relation];
    if (rule !== undefined && facts.relations.includes(relation) && opens(rule, relation, facts)) {
      return { allow: true, relation };
    }
  }
  return { allow: false, kind: 'FORBIDDEN', reason: reasonOf(row, facts) };
}

/** Whether a role may do something that concerns no single client. */
export function mayInPractice(action: PracticeAction, roles: Roles): boolean {
  const wanted: readonly Role[] | undefined = PRACTICE_ACCESS[action];
  return wanted !== undefined && (wanted.length === 0 || wanted.some((role) => roles.includes(role)));
}

/** Whether an action is one of a client's record (and so is decided with facts about that client). */
export function isClientAction(action: Action): action is ClientAction {
  return Object.hasOwn(CLIENT_ACCESS, action);
}

const ROLES_OF: Readonly<Record<Relation, readonly Role[]>> = {
  SELF: ['CLIENT'],
  PSYCHOTHERAPIST: ['PSYCHOTHERAPIST'],
  MASSAGE_THERAPIST: ['MASSAGE_THERAPIST'],
  ADMINISTRATOR: ['OWNER', 'ADMINISTRATOR'],
  EMERGENCY: ['PSYCHOTHERAPIST'],
  CALLED_IN: ['PSYCHOTHERAPIST'],
};

/** Whether somebody of these roles could ever be allowed; asked before anything is read. */
export function couldEver(action: Action, roles: Roles): boolean {
  if (!isClientAction(action)) {
    return mayInPractice(action, roles);
  }
  return (Object.keys(CLIENT_ACCESS[action]) as Relation[]).some((relation) =>
    ROLES_OF[relation].some((role) => roles.includes(role)),
  );
}

function opens(rule: Rule, relation: Relation, facts: ClientFacts): boolean {
  switch (rule) {
    case 'always':
      return true;
    case 'own':
      return facts.own;
    case 'lead':
      return facts.lead;
    default: {
      const shared =
        relation === 'MASSAGE_THERAPIST' ? facts.sharedWithMassage : facts.sharedWithPsychotherapy;
      return shared.includes(rule.consent);
    }
  }
}

function reasonOf(row: Partial<Record<Relation, Rule>>, facts: ClientFacts): string {
  if (facts.relations.includes('EMERGENCY') && row.EMERGENCY === undefined) {
    return 'In an emergency the record is open for reading alone.';
  }
  if (facts.relations.includes('CALLED_IN') && facts.relations.length === 1) {
    return 'You were called in for one flag: you can acknowledge it, and the team decides about the rest.';
  }
  for (const relation of facts.relations) {
    const rule = row[relation];
    if (typeof rule === 'object') {
      return `The client decides who sees ${SHARING_CATEGORY_WORDS[rule.consent]}, and has not shared it with you.`;
    }
    if (rule === 'own') {
      return 'This is open to the person it belongs to.';
    }
    if (rule === 'lead') {
      return 'This is for the lead psychotherapist to decide.';
    }
  }
  return 'This is not part of your role on the team.';
}
