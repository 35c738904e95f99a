/** The forms in which a client takes a copy of the own record along: for programs, for other systems, to print. */
export const COPY_FORMATS = ['JSON', 'FHIR', 'PAGE'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

export const COPY_FORMATS_LABELS: Readonly<Record<CopyFormat, string>> = {
  JSON: 'everything, for a program (JSON)',
  FHIR: 'for another health system (FHIR)',
  PAGE: 'to read and print',
};

/** How many copies of one record can be made within an hour. */
export const MOST_COPIES_AN_HOUR = 6;
/** For how long a copy can be fetched once it was asked for, in minutes. */
export const COPY_OPEN_MINUTES = 10;
