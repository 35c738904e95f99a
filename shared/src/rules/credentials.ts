import type { Discipline } from '../vocabulary/disciplines.ts';
import { modalityOf } from '../vocabulary/modalities.ts';
import { TRAININGS_LABELS, type Training } from '../vocabulary/trainings.ts';

/** A licence or training as the rules look at it; dates are local dates 'YYYY-MM-DD'. */
export interface CredentialFacts {
  readonly kind: 'LICENCE' | 'TRAINING';
  readonly discipline: Discipline | null;
  readonly training: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly verified: boolean;
}

/** R2: the verified licence of a discipline that holds on a date, or null. */
export function validLicence<Credential extends CredentialFacts>(
  credentials: readonly Credential[],
  discipline: Discipline,
  on: string,
): Credential | null {
  return (
    credentials.find(
      (one) => one.kind === 'LICENCE' && one.discipline === discipline && one.verified && holds(one, on),
    ) ?? null
  );
}

/** R3: the training a modality asks for and the person does not hold on a date; null when all is well. */
export function missingTraining(
  modality: string,
  credentials: readonly CredentialFacts[],
  on: string,
): { readonly training: Training; readonly sentence: string } | null {
  const wanted = modalityOf(modality);
  const training = wanted?.requiredTraining ?? null;
  if (!wanted || training === null) {
    return null;
  }
  const held = credentials.some(
    (one) => one.kind === 'TRAINING' && one.training === training && one.verified && holds(one, on),
  );
  return held
    ? null
    : {
        training,
        sentence: `${wanted.name} asks for a verified training in ${TRAININGS_LABELS[training]}.`,
      };
}

function holds(credential: CredentialFacts, on: string): boolean {
  return credential.validFrom <= on && (credential.validUntil === null || on <= credential.validUntil);
}
