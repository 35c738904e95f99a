export { AuthzModule } from './authz.module.ts';
export { AUDIT_OF_RELATION, Authz } from './authz.ts';
export { Census, type Door } from './census.ts';
export { Policy, Public } from './policy.decorator.ts';
