export {
  type Connection,
  connectionOf,
  PageArgs,
  PageInfo,
  pageRequest,
  type PageRequest,
  toConnection,
} from './connection.ts';
export { enumOf } from './enum-of.ts';
export { GraphqlPlatformModule } from './graphql.module.ts';
export { LIMITS } from './limits.ts';
export { LookAhead } from './look-ahead.ts';
export { DateTimeType, LocalDateType, LocalTimeType } from './scalars.ts';
