import { ROLES_LABELS, type Role } from '@attune/shared';
import { dayOf, timeOf } from '../../../lib/dates.ts';
import { counted } from '../../../lib/words.ts';

/** One thing that somebody did with the record. */
export interface Access {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly role: Role;
  readonly what: string;
  readonly ground: string;
  readonly own: boolean;
  readonly reason: string | null;
}

/** The same done by the same person on one day: one line, however often. */
export interface AccessLine {
  readonly key: string;
  readonly text: string;
  readonly sub: string;
  readonly reason: string | null;
}

export interface AccessDay {
  readonly day: string;
  /** An instant of that day. */
  readonly at: string;
  readonly lines: readonly AccessLine[];
}

/** Days, the newest first, with what was done on each; a day's lines stand by their newest event. */
export function foldByDay(events: readonly Access[], zone: string): AccessDay[] {
  const days = Map.groupBy(events, (event) => dayOf(event.at, zone));
  return [...days].map(([day, ofDay]) => ({
    day,
    at: ofDay[0]?.at ?? day,
    lines: [...Map.groupBy(ofDay, alike).values()].map((same) => lineOf(same, zone)),
  }));
}

const alike = ({ who, role, ground, what, reason }: Access) =>
  JSON.stringify([who, role, ground, what, reason]);

function lineOf(same: readonly Access[], zone: string): AccessLine {
  const [newest] = same as [Access, ...Access[]];
  const oldest = same.at(-1) ?? newest;
  const times = [...new Set([timeOf(oldest.at, zone), timeOf(newest.at, zone)])].join(' to ');
  const often = same.length > 1 ? `${counted(same.length, 'time')}, ` : '';
  return {
    key: newest.id,
    text: `${newest.own ? 'You' : newest.who} ${newest.what}.`,
    sub: [...by(newest), `${often}${times}`].join(' · '),
    reason: newest.reason,
  };
}

/** In which role and by what right; said of others alone, and once where both are the same. */
function by({ own, role, ground }: Access): string[] {
  if (own) {
    return [];
  }
  return role === 'ADMINISTRATOR' || role === 'OWNER' ? [ground] : [ROLES_LABELS[role].toLowerCase(), ground];
}
