import type { Chance } from '../support/chance.ts';

const FIRST = [
  'Alex',
  'Bea',
  'Cem',
  'Dana',
  'Eli',
  'Fay',
  'Gwen',
  'Hari',
  'Iris',
  'Joss',
  'Kofi',
  'Lena',
  'Milo',
  'Nour',
  'Orla',
  'Pia',
  'Quin',
  'Rosa',
  'Sami',
  'Tess',
  'Uma',
  'Vic',
  'Wren',
  'Yara',
  'Zoe',
] as const;
const LAST = [
  'Ashdown',
  'Bexley',
  'Corrie',
  'Dunmore',
  'Elstow',
  'Farrow',
  'Garrick',
  'Hollis',
  'Ingram',
  'Jessop',
  'Kerridge',
  'Lomax',
  'Marden',
  'Norbury',
  'Oakley',
  'Penrose',
  'Quayle',
  'Redfern',
  'Sayer',
  'Thorne',
  'Upton',
  'Vane',
  'Wardle',
  'Yelland',
] as const;

/** A name of nobody, put together from two lists. */
export function nameFrom(chance: Chance): string {
  return `${chance.pick(FIRST)} ${chance.pick(LAST)}`;
}

/** The name with a number: six hundred in a row are all different. */
export function nameNumbered(number: number): string {
  return `${FIRST[number % FIRST.length]} ${LAST[number % LAST.length]}`;
}
