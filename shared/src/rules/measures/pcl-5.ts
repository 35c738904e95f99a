import type { Instrument } from './instrument.ts';

const b = (text: string) => ({ text, part: 'B' });
const c = (text: string) => ({ text, part: 'C' });
const d = (text: string) => ({ text, part: 'D' });
const e = (text: string) => ({ text, part: 'E' });

/**
 * PTSD Checklist for DSM-5. It has no official bands, so none ship, and it never labels a diagnosis.
 * Public code disagrees, so it has none here.
 */
export const PCL_5: Instrument = {
  code: 'PCL-5',
  version: '1',
  name: 'PCL-5',
  about: 'What a very stressful experience left behind, over the last month',
  minutes: 7,
  lead: 'In the past month, how much were you bothered by this?',
  choices: [
    { value: 0, label: 'Not at all' },
    { value: 1, label: 'A little bit' },
    { value: 2, label: 'Moderately' },
    { value: 3, label: 'Quite a bit' },
    { value: 4, label: 'Extremely' },
  ],
  items: [
    b('Repeated, disturbing, and unwanted memories of the stressful experience?'),
    b('Repeated, disturbing dreams of the stressful experience?'),
    b(
      'Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?',
    ),
    b('Feeling very upset when something reminded you of the stressful experience?'),
    b(
      'Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?',
    ),
    c('Avoiding memories, thoughts, or feelings related to the stressful experience?'),
    c(
      'Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?',
    ),
    d('Trouble remembering important parts of the stressful experience?'),
    d(
      'Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?',
    ),
    d('Blaming yourself or someone else for the stressful experience or what happened after it?'),
    d('Having strong negative feelings such as fear, horror, anger, guilt, or shame?'),
    d('Loss of interest in activities that you used to enjoy?'),
    d('Feeling distant or cut off from other people?'),
    d(
      'Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?',
    ),
    e('Irritable behavior, angry outbursts, or acting aggressively?'),
    { ...e('Taking too many risks or doing things that could cause you harm?'), followUpFrom: 2 },
    e('Being “superalert” or watchful or on guard?'),
    e('Feeling jumpy or easily startled?'),
    e('Having difficulty concentrating?'),
    e('Trouble falling or staying asleep?'),
  ],
  parts: [
    { code: 'B', name: 'Memories that come unasked' },
    { code: 'C', name: 'Avoiding' },
    { code: 'D', name: 'Thoughts and mood' },
    { code: 'E', name: 'Being on guard' },
  ],
  bands: [],
  noted: {
    from: 31,
    sentence: 'In the range that merits a full assessment (studies put its beginning at 31 to 33).',
  },
  pattern: { presentFrom: 2, atLeast: { B: 1, C: 1, D: 2, E: 2 } },
  change: {
    reliable: 15,
    meaningful: 10,
    sources: [
      'Marx and others 2022, Psychological Assessment 34 (2): reliable change in veterans, 15 to 18 points',
      'Blanchard and others 2023, Journal of Traumatic Stress 36 (6): in primary care, 9 to 12 points',
    ],
  },
  mayMiss: 0,
  licence:
    'Weathers, Litz, Keane, Palmieri, Marx and Schnurr 2013, National Center for PTSD. A work of the US Government, not under copyright in the United States.',
};
