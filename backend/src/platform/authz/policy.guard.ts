import type { Action } from '@attune/shared';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GraphQLError } from 'graphql';
import { practiceActor } from '../context/index.ts';
import { POLICY, PUBLIC } from './policy.decorator.ts';

/**
 * Stands before every operation and route: nobody passes who is not signed in, unless the door says
 * that it is public. What declares nothing is refused (and cannot boot). Whether this person may is
 * asked right behind it, where a refusal can be a member of the operation's result.
 */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    if (this.reflector.get<string>(PUBLIC, handler) !== undefined) {
      return true;
    }
    if (this.reflector.get<Action | undefined>(POLICY, handler) === undefined) {
      throw new GraphQLError('This is not open.', { extensions: { code: 'FORBIDDEN' } });
    }
    practiceActor();
    return true;
  }
}
