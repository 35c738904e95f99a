import type { SharingCategory } from '../vocabulary/sharing-categories.ts';
import type { Readership } from './readership.ts';
import { SHARING_CATEGORY_WORDS } from './words.ts';

/** Whom the words are for, and whose record it is. */
export interface ReadershipReader {
  /** Of the client or the member who reads the words. */
  readonly viewerId: string | null;
  readonly client: { readonly id: string; readonly name: string };
  readonly draft?: boolean;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Who can see it in plain words, sentence by sentence: who does anyway, who by choice, who does not. */
export function readershipInWords(
  { readers, kept, unsure, inEmergency }: Readership,
  { viewerId, client, draft = false }: ReadershipReader,
): string[] {
  const toClient = viewerId === client.id;
  const named = (people: readonly Named[]) => {
    const others = people.filter(({ id }) => id !== viewerId).map(({ name }) => name);
    return LIST.format(others.length < people.length ? ['you', ...others] : others);
  };
  const byCategory = <One extends Named & { readonly category: SharingCategory | null }>(
    people: readonly One[],
    words: (who: string, what: string) => string,
  ) =>
    [...new Set(people.map(({ category }) => category))]
      .filter((category) => category !== null)
      .map((category) =>
        words(named(people.filter((one) => one.category === category)), SHARING_CATEGORY_WORDS[category]),
      );
  const sharing = (what: string) => (toClient ? `you share ${what}` : `${client.name} shares ${what}`);
  const keeping = (what: string) =>
    toClient ? `you do not share ${what} with them` : `${client.name} does not share ${what} with them`;

  const certain = readers.filter(({ ground }) => ground !== 'SHARED');
  const byPart = kept.filter(({ category }) => category === null);
  const [first] = readers;
  const alone = readers.length === 1 && first?.id === viewerId && unsure.length === 0;
  return [
    alone
      ? `You alone${draft ? ', until it is signed' : ''}.`
      : certain.length > 0 && `${capital(named(certain))}.`,
    ...byCategory(
      readers.filter(({ ground }) => ground === 'SHARED'),
      (who, what) => `${capital(who)}, because ${sharing(what)}.`,
    ),
    ...byCategory(unsure, (who, what) => `${capital(who)}, if ${sharing(what)} with them.`),
    ...byCategory(kept, (who, what) => `Not ${who}: ${keeping(what)}.`),
    !alone && byPart.length > 0 && `Not ${named(byPart)}: it is not part of their work.`,
    inEmergency &&
      `In an emergency a psychotherapist of the practice who is not on ${toClient ? 'your' : 'the'} team can open it, with a reason; ${toClient ? 'you are' : 'the client is'} told.`,
  ].filter((sentence) => typeof sentence === 'string');
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
