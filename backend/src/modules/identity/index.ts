export { DEMO_ACCOUNTS, DEMO_PASSWORD } from './app/demo-accounts.ts';
export { hashPassword, passwordMatches } from './app/passwords.ts';
export { VerifyPassword } from './app/verify-password.ts';
export { Practice, RoleEnum } from './graphql/viewer.type.ts';
export { IdentityModule } from './identity.module.ts';
