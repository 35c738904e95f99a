import type { Anything, Person } from '../person.ts';

const FINDING = 'kind hard satisfied sentence';
const RESULT = `{ __typename
  ... on AppointmentSeries { id everyWeeks count sentence
    appointments { id state startsAt endsAt room version cancelledLate service { name withheld } seriesPosition seriesException series { id } practitioner { id } } }
  ... on SeriesConflicts { conflicts { startsAt position problem findings { ${FINDING} } } }
  ... on Problem { code message } ... on InvalidInput { fields { path message } }
  ... on StaleVersion { currentVersion } }`;

const mutate =
  (name: string, input: string) =>
  async (person: Person, values: object): Promise<Anything> => {
    const { result } = await person.ask(
      `mutation Series($input: ${input}!) { result: ${name}(input: $input) ${RESULT.replace(
        input === 'BookSeriesInput' ? '... on StaleVersion { currentVersion }' : '',
        '',
      )} }`,
      { input: values },
    );
    return result;
  };

/** Books a series; the member of the result. */
export const bookSeries = mutate('bookSeries', 'BookSeriesInput');
/** Moves this and following appointments, or all to come; the member of the result. */
export const changeSeries = mutate('changeSeries', 'ChangeSeriesInput');
/** Cancels likewise. */
export const cancelSeries = mutate('cancelSeries', 'CancelSeriesInput');
/** Confirms all that was asked for. */
export const confirmSeries = mutate('confirmSeries', 'AppointmentStepInput');

/** Every date of a series before it is booked; throws where the answer is an error. */
export async function previewSeries(person: Person, input: object): Promise<Anything> {
  const { preview } = await person.ask(
    `query Preview($input: BookSeriesInput!) { preview: previewSeries(input: $input) { sentence
       dates { position startsAt endsAt skipped replaced clockNote room problem findings { ${FINDING} }
         alternatives { startsAt practitionerId } } } }`,
    { input },
  );
  return preview;
}

/** Every date of a series as a change of it would have it; throws where the answer is an error. */
export async function previewChange(person: Person, input: object): Promise<Anything> {
  const { preview } = await person.ask(
    `query Preview($input: ChangeSeriesInput!) { preview: previewSeriesChange(input: $input) { sentence
       dates { position now startsAt endsAt skipped replaced stays clockNote room problem findings { ${FINDING} }
         alternatives { startsAt practitionerId room } } } }`,
    { input },
  );
  return preview;
}
