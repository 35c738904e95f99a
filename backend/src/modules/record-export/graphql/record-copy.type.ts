import { COPY_FORMATS, type CopyFormat } from '@attune/shared';
import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  RateLimited,
  Reauthenticate,
} from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';

export const CopyFormatEnum = enumOf(COPY_FORMATS);
registerEnumType(CopyFormatEnum, {
  name: 'CopyFormat',
  description: 'The forms in which a client takes a copy of the own record along.',
});

@ObjectType({
  description:
    'A copy of a record that its client asked for. It is fetched at /record-copies/<id>.json, one for another health system at /record-copies/<id>.fhir.json.',
})
export class RecordCopy {
  @Field(() => ID)
  id: string;

  @Field(() => CopyFormatEnum)
  format: CopyFormat;

  @Field(() => DateTimeType)
  at: string;

  @Field(() => DateTimeType, { description: 'Until when it can be fetched.' })
  opensUntil: string;
}

@InputType()
export class MakeRecordCopyInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => CopyFormatEnum)
  format: CopyFormat;

  @Field(() => String, {
    nullable: true,
    description: 'Needed when the last proof is older than 15 minutes.',
  })
  password?: string | null;
}

export const RecordCopyResult = createUnionType({
  name: 'RecordCopyResult',
  types: () => [RecordCopy, NotFound, Forbidden, InvalidInput, RateLimited, Reauthenticate] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'RecordCopy'),
});
