export { type CredentialRow, type MemberRow, PracticesRead } from './data/practices.read.ts';
export { DisciplineEnum, Member } from './graphql/member.type.ts';
export { PracticesModule } from './practices.module.ts';
