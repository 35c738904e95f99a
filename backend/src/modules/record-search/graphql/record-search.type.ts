import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTimeType } from '../../../platform/graphql/index.ts';

@ObjectType({ description: 'A piece of what was found.' })
export class SearchSnippetPart {
  @Field()
  text: string;

  @Field({ description: 'Whether it is what was looked for.' })
  found: boolean;
}

@ObjectType({ description: 'Something in a client’s record that holds the words.' })
export class SearchHit {
  @Field({ description: 'PROGRESS, CONTACT, SESSION_RESPONSE, PLAN or FLAG.' })
  kind: string;

  @Field(() => ID, { description: 'Of the note, the plan or the flag.' })
  id: string;

  @Field(() => DateTimeType)
  at: string;
}
