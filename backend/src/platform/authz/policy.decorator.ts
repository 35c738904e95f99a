import type { Action } from '@attune/shared';
import { SetMetadata } from '@nestjs/common';

export const POLICY = 'attune:policy';
export const PUBLIC = 'attune:public';

/** The action of the access table that guards an operation, route or job. Exactly one stands on each. */
export const Policy = (action: Action) => SetMetadata(POLICY, action);

/** Open to everybody, signed in or not; the reason is part of the census. */
export const Public = (reason: string) => SetMetadata(PUBLIC, reason);
