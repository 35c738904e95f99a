/** What a page asks a version of the service worker that waits. */
export type PageQuestion =
  | { readonly kind: 'IS_MINE'; readonly entry: string }
  | { readonly kind: 'TAKE_OVER' };

/** What it answers. */
export type WorkerAnswer = 'MINE' | 'NEWER' | 'TAKING_OVER' | 'OTHERS_OPEN';
