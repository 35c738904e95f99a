import { ROLES } from '@attune/shared';
import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { createUnionType } from '@nestjs/graphql';
import type { Role } from '@attune/shared';
import { InvalidInput, Problem, RateLimited, Reauthenticate } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';

export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, { name: 'Role' });

@ObjectType()
export class Practice {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field({ description: 'IANA name of the zone in which the practice lives.' })
  timeZone: string;
}

@ObjectType()
export class Viewer {
  @Field(() => ID)
  userId: string;

  @Field()
  name: string;

  @Field()
  email: string;

  @Field(() => Practice, { nullable: true })
  practice: Practice | null;

  @Field(() => [RoleEnum])
  roles: readonly Role[];

  @Field(() => [Practice])
  practices?: Practice[];

  @Field(() => ID, { nullable: true })
  clientId: string | null;

  @Field(() => ID, { nullable: true })
  memberId: string | null;
}

@ObjectType({ implements: () => [Problem] })
export class SecondFactorNeeded extends Problem {
  override code = 'REAUTHENTICATE' as const;
}

@InputType()
export class SignInInput {
  @Field()
  email: string;

  @Field()
  password: string;

  @Field(() => String, { nullable: true })
  code?: string | null;
}

export const SignInResult = createUnionType({
  name: 'SignInResult',
  types: () => [Viewer, InvalidInput, RateLimited, SecondFactorNeeded] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'Viewer'),
});

@InputType()
export class ProveIdentityInput {
  @Field()
  password: string;
}

export const ProofResult = createUnionType({
  name: 'ProofResult',
  types: () => [Viewer, InvalidInput, Reauthenticate] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'Viewer'),
});

@ObjectType({ description: 'A device on which the viewer is signed in.' })
export class SignedInDevice {
  @Field(() => ID)
  id: string;

  @Field()
  userAgent: string;

  @Field(() => DateTimeType)
  since: string;

  @Field(() => DateTimeType)
  lastSeenAt: string;

  @Field({ description: 'Whether it is the one in use now.' })
  current: boolean;
}

@ObjectType({ description: 'An account of the demo practice, so that a newcomer can sign in with one tap.' })
export class DemoAccount {
  @Field()
  name: string;

  @Field()
  email: string;

  @Field()
  role: string;
}
