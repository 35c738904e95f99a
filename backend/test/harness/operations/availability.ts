import type { Anything, Person } from '../person.ts';

const HOURS = `memberId version timeZone weeks { from ranges { weekday from to } } changedDays { date ranges { from to } }
  timeOff { id startsOn startsAt endsOn endsAt kind note } closures { id name startsOn endsOn }
  outside { id startsAt client { name } practitioner { name } }`;
const PROBLEM = '... on Problem { code message } ... on InvalidInput { fields { path message } }';
const VERSIONED = ' ... on StaleVersion { currentVersion }';
/** Verbs whose things have no version. */
const UNVERSIONED = ['addClosure', 'removeClosure', 'changeTimeZone'];

/** When somebody works, as a person sees it. */
export async function hoursOf(person: Person, memberId: string | null = null): Promise<Anything> {
  return (
    await person.ask(`query Hours($memberId: ID) { workingHours(memberId: $memberId) { ${HOURS} } }`, {
      memberId,
    })
  ).workingHours;
}

const INPUTS = {
  changeWeeklyHours: ['ChangeWeeklyHoursInput', `... on WorkingHours { ${HOURS} }`],
  changeDay: ['ChangeDayInput', `... on WorkingHours { ${HOURS} }`],
  addTimeOff: ['AddTimeOffInput', `... on WorkingHours { ${HOURS} }`],
  removeTimeOff: ['RemoveTimeOffInput', `... on WorkingHours { ${HOURS} }`],
  addClosure: ['AddClosureInput', '... on Closures { closures { id name } }'],
  removeClosure: ['RemoveClosureInput', '... on Closures { closures { id name } }'],
  changeBookingLimits: [
    'ChangeBookingLimitsInput',
    '... on AllBookingLimits { practice { version clientNoticeHours horizonDays } practitioners { memberId version clientNoticeHours } }',
  ],
  changeTimeZone: ['ChangeTimeZoneInput', '... on PracticeTimeZone { timeZone outside { id } }'],
  saveService: [
    'SaveServiceInput',
    '... on ServiceSettings { services { id name version retired roomIds } rooms { id name } }',
  ],
  retireService: ['RetireInput', '... on ServiceSettings { services { id name version retired } }'],
  saveRoom: ['SaveRoomInput', '... on ServiceSettings { rooms { id name version retired booked } }'],
  retireRoom: ['RetireInput', '... on ServiceSettings { rooms { id name version retired booked } }'],
} as const;

/** One of the verbs of hours, rules and services; the member of its result. */
export async function keep(person: Person, name: keyof typeof INPUTS, input: object): Promise<Anything> {
  const [type, on] = INPUTS[name];
  return (
    await person.ask(
      `mutation Keep($input: ${type}!) { result: ${name}(input: $input) { __typename ${on} ${PROBLEM} ${UNVERSIONED.includes(name) ? '' : VERSIONED} } }`,
      { input },
    )
  ).result;
}

/** What a change would leave outside of working hours. */
export async function preview(person: Person, input: object): Promise<Anything[]> {
  return (
    await person.ask(
      `query Preview($input: PreviewHoursInput!) { previewHours(input: $input) { outside { id startsAt } } }`,
      { input },
    )
  ).previewHours.outside;
}
