import { greatestTotal, INSTRUMENTS } from '@attune/shared';
import { Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { Instrument } from './instrument.type.ts';

@Resolver()
export class InstrumentsResolver {
  @Query(() => [Instrument], { description: 'The questionnaires that a client may answer.' })
  @Policy('instrument.list')
  instruments(): Instrument[] {
    return INSTRUMENTS.map((one) => ({
      ...one,
      questions: one.items.map(({ text, loinc }) => ({ text, loinc: loinc ?? null, choices: one.choices })),
      unscored: one.unscored ? { ...one.unscored, loinc: one.unscored.loinc ?? null } : null,
      greatest: greatestTotal(one),
      sources: one.change?.sources ?? [],
    }));
  }
}
