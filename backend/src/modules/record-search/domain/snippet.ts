/** Stands before a word that was found; a private character that no text of ours holds. */
export const MARK_BEGIN = '\uE000';
/** Stands behind it. */
export const MARK_END = '\uE001';

/** A piece of a snippet, and whether it is what was looked for. */
export interface SnippetPart {
  readonly text: string;
  readonly found: boolean;
}

/** A snippet with its marks as a list of pieces, so that a screen shows them without any markup of ours. */
export function partsOf(snippet: string): SnippetPart[] {
  return snippet
    .split(MARK_BEGIN)
    .flatMap((piece, index) => {
      if (index === 0) {
        return [{ text: piece, found: false }];
      }
      const [found = '', rest = ''] = piece.split(MARK_END, 2);
      return [
        { text: found, found: true },
        { text: rest, found: false },
      ];
    })
    .filter(({ text }) => text !== '');
}
