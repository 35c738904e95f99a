/** Through which screen a client said what is shared; whatever else speaks to the API is API. */
export const SHARING_SCREENS = ['MY_SHARING', 'WELCOME', 'API'] as const;

export type SharingScreen = (typeof SHARING_SCREENS)[number];

/** As it ends a sentence of the history. */
export const SHARING_SCREEN_WORDS: Readonly<Record<SharingScreen, string>> = {
  MY_SHARING: 'on My sharing',
  WELCOME: 'in your first steps',
  API: 'in another app',
};
