import { type CustomScalar, Scalar } from '@nestjs/graphql';
import { instant, localDate, localTime } from '@attune/shared';
import { GraphQLError, Kind, type ValueNode } from 'graphql';
import type { z } from 'zod';

/** Instants, dates and times travel as text, checked on the way in; rows already hold them as text. */
function parse(schema: z.ZodType<string>, value: unknown): string {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new GraphQLError(parsed.error.issues[0]?.message ?? 'This cannot be used.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  return parsed.data;
}

const literal = (node: ValueNode): unknown => (node.kind === Kind.STRING ? node.value : undefined);

const INSTANT = instant();
const LOCAL_DATE = localDate();
const LOCAL_TIME = localTime();

/** An instant, ISO 8601 with offset. */
export class DateTimeType {}
/** A date of the practice's calendar, YYYY-MM-DD. */
export class LocalDateType {}
/** A wall-clock time, HH:MM. */
export class LocalTimeType {}

@Scalar('DateTime', () => DateTimeType)
export class DateTimeScalar implements CustomScalar<string, string> {
  description = 'An instant, ISO 8601 with offset.';
  serialize = (value: unknown): string => String(value);
  parseValue = (value: unknown): string => parse(INSTANT as z.ZodType<string>, value);
  parseLiteral = (node: ValueNode): string => this.parseValue(literal(node));
}

@Scalar('LocalDate', () => LocalDateType)
export class LocalDateScalar implements CustomScalar<string, string> {
  description = 'A date of the calendar, YYYY-MM-DD.';
  serialize = (value: unknown): string => String(value);
  parseValue = (value: unknown): string => parse(LOCAL_DATE, value);
  parseLiteral = (node: ValueNode): string => this.parseValue(literal(node));
}

@Scalar('LocalTime', () => LocalTimeType)
export class LocalTimeScalar implements CustomScalar<string, string> {
  description = 'A wall-clock time, HH:MM.';
  serialize = (value: unknown): string => String(value);
  parseValue = (value: unknown): string => parse(LOCAL_TIME, value);
  parseLiteral = (node: ValueNode): string => this.parseValue(literal(node));
}
