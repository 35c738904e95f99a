import type { ReactNode } from 'react';
import type { HealthAnswers } from '../../lib/use-health-answers.ts';
import { FreeTexts } from './free-texts.tsx';
import { KNOWN_ALLERGIES, KnownWords, knownOf } from './known-words.tsx';
import { OwnWords } from './own-words.tsx';

/** A question of the health form: how the client is asked, and how it stands in the record. */
interface HealthSection {
  readonly key: string;
  readonly question: string;
  readonly why: string;
  readonly title: string;
  readonly show: (answers: HealthAnswers) => ReactNode;
}

/** The health questions, in the order in which they are asked. */
export const HEALTH_SECTIONS: readonly HealthSection[] = [
  {
    key: 'allergies',
    question: 'Is there something you do not tolerate?',
    why: 'So that the right oils and gloves are used.',
    title: 'Allergies and sensitivities',
    show: (answers) => (
      <>
        <KnownWords legend="Tick what is true" kind="ALLERGY" known={KNOWN_ALLERGIES} answers={answers} />
        <OwnWords label="Something else" kind="ALLERGY" answers={answers} />
      </>
    ),
  },
  {
    key: 'absolute',
    question: 'Is one of these true at present?',
    why: 'While it is, bodywork waits. Untick it when it has passed.',
    title: 'No bodywork while it holds',
    show: (answers) => (
      <KnownWords
        legend="Tick what is true today"
        kind="CONTRAINDICATION"
        known={knownOf('ABSOLUTE')}
        answers={answers}
      />
    ),
  },
  {
    key: 'local',
    question: 'Is there a place to be left out?',
    why: 'Tick it and say where; nobody touches the area.',
    title: 'Places to be left out',
    show: (answers) => (
      <KnownWords
        legend="Tick what is true today"
        kind="CONTRAINDICATION"
        known={knownOf('LOCAL')}
        answers={answers}
      />
    ),
  },
  {
    key: 'relative',
    question: 'Should the work be gentler for one of these?',
    why: 'None of them forbids bodywork. They help to adapt it.',
    title: 'What bodywork adapts to',
    show: (answers) => (
      <>
        <KnownWords
          legend="Tick what is true"
          kind="CONTRAINDICATION"
          known={knownOf('RELATIVE')}
          answers={answers}
        />
        <OwnWords label="Something else" kind="CONTRAINDICATION" answers={answers} />
      </>
    ),
  },
  {
    key: 'medication',
    question: 'Do you take any medication?',
    why: 'One at a time. Leave out what you would rather not say.',
    title: 'Medication',
    show: (answers) => <OwnWords label="What is it called?" kind="MEDICATION" answers={answers} />,
  },
  {
    key: 'history',
    question: 'What else about your health?',
    why: 'Illnesses, operations, what you live with. A word or two is enough.',
    title: 'Medical history',
    show: (answers) => <OwnWords label="In a word or two" kind="MEDICAL" answers={answers} />,
  },
  {
    key: 'words',
    question: 'What do you hope for, and what is to be avoided?',
    why: 'What to avoid, not the story: you never have to tell what happened.',
    title: 'Hopes, and what to avoid',
    show: (answers) => <FreeTexts answers={answers} />,
  },
];
