import type { PracticeSeed } from '../support/practice-seed.ts';
import { writeAdjustment } from '../support/adjustments.ts';
import { type ActivitySpec, type GoalSpec, writePlans } from '../support/plans.ts';
import type { HarbourPeople } from './people.ts';

const SHOULDERS = ['upper-shoulder-left', 'upper-shoulder-right', 'upper-and-mid-back'] as const;
const CHEST = [
  'upper-chest-left',
  'upper-chest-right',
  'breastbone-area',
  'front-of-neck-left',
  'front-of-neck-right',
] as const;

const EMDR: ActivitySpec = {
  discipline: 'PSYCHOTHERAPY',
  modality: 'EMDR',
  minutes: 80,
  everyWeeks: 1,
  reason: 'Processing of the two agreed targets.',
};

const GOALS: readonly GoalSpec[] = [
  {
    statement: '"I want to sleep through most nights again."',
    measureCode: 'SLEEP_HOURS',
    target: 7,
    dueDay: 30,
    achievement: 'IMPROVING',
  },
  {
    statement: '"I want to sit on a train without counting the exits."',
    measureCode: 'PCL-5',
    target: 28,
    dueDay: 60,
    achievement: 'IMPROVING',
  },
];

const OWN_BED = 'Sleep in my own bed, not on the sofa.';

const RESTORATIVE_VALUES = { modality: 'RESTORATIVE', minutes: 60, everyWeeks: 2 };

/** What Ines proposed after the session that was stopped; Mara made the second version of it. */
export const seedJonahAdjustment = (
  seed: PracticeSeed,
  { jonah, mara, ines }: HarbourPeople,
  responseIds: readonly string[],
): Promise<void> =>
  writeAdjustment(seed, {
    client: jonah,
    by: ines,
    lead: mara,
    planDay: -93,
    activity: { discipline: 'MASSAGE', ...RESTORATIVE_VALUES },
    from: { ...RESTORATIVE_VALUES, maxPressure: 3 },
    to: { ...RESTORATIVE_VALUES, maxPressure: 2 },
    why: 'At 3 he holds his breath and goes quiet. At 2 he stays with us and asks for what he wants.',
    responseIds,
    baseVersion: 1,
    proposedDay: -55,
    acknowledgedDay: -53,
    inForceDay: -51,
  });

/** Jonah's plan: as it began, and as it was changed after the session that was stopped. */
export async function seedJonahPlan(seed: PracticeSeed, { jonah, mara, ines }: HarbourPeople): Promise<void> {
  await writePlans(seed, [
    {
      client: jonah,
      lead: mara,
      reviews: [
        {
          day: -35,
          setDay: -51,
          decision: 'GO_ON',
          words: 'Shorter sessions after a hard week help. We keep the rhythm.',
        },
        { day: 5, setDay: -35 },
      ],
      versions: [
        {
          phase: 'PROCESSING',
          summary:
            'Weekly EMDR on two agreed targets. Gentle bodywork every second week helps the body to come down afterwards.',
          guidance:
            'Gentle work only, pressure up to 3, always asked. If he goes quiet, say the time and the place and wait. Stop at the first sign he gives.',
          draftedDay: -93,
          proposedDay: -92,
          inForceDay: -90,
          goals: GOALS.map((goal) => ({ ...goal, achievement: 'IN_PROGRESS' })),
          activities: [
            EMDR,
            {
              discipline: 'MASSAGE',
              modality: 'RESTORATIVE',
              minutes: 60,
              everyWeeks: 2,
              maxPressure: 3,
              focusRegions: SHOULDERS,
              reason: 'Shoulders and back hold what the week leaves behind.',
              adjustment: 'Lighter and shorter after a hard week; he says which.',
            },
          ],
          rules: [
            {
              kind: 'SUPPORT_WITHIN',
              from: 'TRAUMA_PROCESSING',
              to: 'BODYWORK_GENTLE',
              hours: 48,
              hard: false,
              reason: 'Evenings are quieter when bodywork follows soon.',
            },
            { kind: 'CADENCE', to: 'BODYWORK_GENTLE', everyWeeks: 2, toleranceDays: 3, hard: false },
          ],
          agreements: [
            { by: mara, role: 'PSYCHOTHERAPIST', day: -92 },
            { by: jonah, role: 'CLIENT', day: -90 },
            { by: ines, role: 'MASSAGE_THERAPIST', day: -89 },
          ],
        },
        {
          phase: 'PROCESSING',
          summary:
            'Weekly EMDR on two agreed targets. Gentle bodywork every second week, away from chest and throat. Firmer work on the shoulders now and then, with a day of rest after processing.',
          guidance:
            'Begin with the hands. Nothing on chest or throat. Pressure up to 3, always asked. If distress comes: hands off, help him to sit up, feet on the floor, look round the room, no questions about what came up. Tell Mara the same day.',
          draftedDay: -53,
          proposedDay: -53,
          inForceDay: -51,
          goals: [
            ...GOALS,
            {
              statement: OWN_BED,
              dueDay: 21,
              steps: [
                'The bedroom door stays open all evening',
                'An hour in bed before the sofa',
                'One night in my own bed',
                'Three nights in a row in my own bed',
              ],
              progress: [
                { day: -40, by: jonah, step: 0 },
                { day: -26, by: jonah, step: 1 },
                {
                  day: -20,
                  by: mara,
                  achievement: 'IMPROVING',
                  note: 'He did it twice without being asked.',
                },
                { day: -12, by: jonah, step: 2, note: 'With the light on.' },
              ],
            },
            {
              statement: 'Tell apart, in the moment, what belongs to then and what belongs to now.',
              achievement: 'IMPROVING',
              audience: 'PSYCHOTHERAPY',
            },
          ],
          activities: [
            EMDR,
            {
              discipline: 'MASSAGE',
              modality: 'RESTORATIVE',
              minutes: 60,
              everyWeeks: 2,
              maxPressure: 2,
              focusRegions: SHOULDERS,
              avoidRegions: CHEST,
              reason: 'Shoulders and back hold what the week leaves behind.',
              adjustment:
                'Lighter and shorter after a hard week; he says which. After a stopped session, half the time.',
            },
            {
              discipline: 'MASSAGE',
              modality: 'MYOFASCIAL',
              minutes: 60,
              everyWeeks: 4,
              maxPressure: 3,
              focusRegions: [
                'upper-shoulder-left',
                'upper-shoulder-right',
                'shoulder-blade-left',
                'shoulder-blade-right',
              ],
              avoidRegions: CHEST,
              reason: 'He asks for firmer work on the shoulders when processing is quiet.',
              adjustment: 'Back to gentle work whenever he or Ines would rather.',
            },
          ],
          rules: [
            {
              kind: 'REST_AFTER',
              from: 'TRAUMA_PROCESSING',
              to: 'BODYWORK_DEEP',
              hours: 24,
              hard: true,
              reason: 'A day to settle before firm work.',
            },
            {
              kind: 'SUPPORT_WITHIN',
              from: 'TRAUMA_PROCESSING',
              to: 'BODYWORK_GENTLE',
              hours: 48,
              hard: false,
              reason: 'Evenings are quieter when bodywork follows soon.',
            },
            { kind: 'CADENCE', to: 'BODYWORK_GENTLE', everyWeeks: 2, toleranceDays: 3, hard: false },
          ],
          agreements: [
            { by: mara, role: 'PSYCHOTHERAPIST', day: -53 },
            { by: jonah, role: 'CLIENT', day: -51 },
            { by: ines, role: 'MASSAGE_THERAPIST', day: -50 },
          ],
        },
      ],
    },
  ]);
}
