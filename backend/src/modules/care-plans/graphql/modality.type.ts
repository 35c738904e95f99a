import { type Discipline, INTENSITIES, type Intensity, MODALITIES, modalityOf } from '@attune/shared';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../../platform/graphql/index.ts';
import { DisciplineEnum } from '../../practices/index.ts';

export const IntensityEnum = enumOf(INTENSITIES);
registerEnumType(IntensityEnum, { name: 'Intensity' });

@ObjectType({
  description: 'A way of working. One that two disciplines practise stands once, under its first.',
})
export class Modality {
  @Field()
  code: string;

  @Field()
  name: string;

  @Field(() => DisciplineEnum, { description: 'The first of `disciplines`.' })
  discipline: Discipline;

  @Field(() => [DisciplineEnum], { description: 'All that practise it.' })
  disciplines: readonly Discipline[];

  @Field(() => IntensityEnum)
  intensity: Intensity;

  @Field(() => String, { nullable: true, description: 'Without this training nobody plans or logs it.' })
  requiredTraining: string | null;
}

const shown = (modality: (typeof MODALITIES)[number]): Modality => ({
  code: modality.code,
  name: modality.name,
  discipline: modality.disciplines[0] ?? 'MASSAGE',
  disciplines: modality.disciplines,
  intensity: modality.intensity,
  requiredTraining: modality.requiredTraining,
});

export const ALL_MODALITIES: readonly Modality[] = MODALITIES.map(shown);

/** A modality by its code; one that this version does not know keeps its code for a name. */
export function modalityByCode(code: string, discipline: Discipline): Modality {
  const known = modalityOf(code);
  return known
    ? shown(known)
    : {
        code,
        name: code,
        discipline,
        disciplines: [discipline],
        intensity: 'MODERATE',
        requiredTraining: null,
      };
}
