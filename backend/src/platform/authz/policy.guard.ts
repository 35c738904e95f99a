import { couldEver, isClientAction, type Action } from '@attune/shared';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { currentContext, practiceActor } from '../context/index.ts';
import { forbidden } from '../errors/index.ts';
import { POLICY, PUBLIC } from './policy.decorator.ts';

/** Stands before every operation. What declares nothing is refused (and cannot boot). */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    if (this.reflector.get<string>(PUBLIC, handler) !== undefined) {
      return true;
    }
    const action = this.reflector.get<Action | undefined>(POLICY, handler);
    if (action === undefined) {
      throw new GraphQLError('This is not open.', { extensions: { code: 'FORBIDDEN' } });
    }
    const ambient = currentContext();
    const { roles } = practiceActor();
    if (!couldEver(action, roles)) {
      throw forbidden('This is not part of your role.');
    }
    if (isMutation(context)) {
      // A mutation of a client's record must ask its policy with the facts before it commits.
      ambient.decided.clear();
      ambient.declared = isClientAction(action) ? action : null;
    }
    return true;
  }
}

function isMutation(context: ExecutionContext): boolean {
  if (context.getType<string>() !== 'graphql') {
    return false;
  }
  const info = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
  return info.parentType.name === 'Mutation';
}
