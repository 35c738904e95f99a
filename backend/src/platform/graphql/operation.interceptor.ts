import { type Action, couldEver, isClientAction } from '@attune/shared';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { GraphQLError, type GraphQLResolveInfo, getNamedType, isUnionType } from 'graphql';
import { catchError, defer, type Observable } from 'rxjs';
import { Audit } from '../audit/index.ts';
import { POLICY } from '../authz/policy.decorator.ts';
import { currentContext, practiceActor } from '../context/index.ts';
import { forbidden, ProblemError } from '../errors/index.ts';

/**
 * The one door of every operation. On the way in: whether anybody of these roles could ever be
 * allowed. On the way out: an expected problem becomes a member of the operation's result union (a
 * GraphQL error where the operation has no place for it), and a refusal leaves its trace in the
 * audit, in a transaction of its own, whether or not the thing asked for exists.
 */
@Injectable()
export class OperationInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly audit: Audit,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() !== 'graphql') {
      return next.handle();
    }
    const info = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
    const action = this.reflector.get<Action | undefined>(POLICY, context.getHandler());
    return defer(() => {
      if (action !== undefined) admit(action, info);
      return next.handle();
    }).pipe(catchError((error: unknown) => this.settle(error, action, info)));
  }

  private async settle(error: unknown, action: Action | undefined, info: GraphQLResolveInfo) {
    if (!(error instanceof ProblemError)) {
      throw error;
    }
    const { problem } = error;
    if (action !== undefined && (problem.code === 'NOT_FOUND' || problem.code === 'FORBIDDEN')) {
      await this.audit.refused(action, [...currentContext().asked]);
    }
    const type = getNamedType(info.returnType);
    const name = problem.constructor.name;
    if (isUnionType(type) && type.getTypes().some((member) => member.name === name)) {
      return problem;
    }
    throw new GraphQLError(problem.message, { extensions: { code: problem.code } });
  }
}

/** @throws ProblemError Forbidden when no relation to any client could open this to the actor's roles. */
function admit(action: Action, info: GraphQLResolveInfo): void {
  const ambient = currentContext();
  if (info.parentType.name === 'Mutation') {
    // A mutation of a client's record must ask its policy with the facts before it commits.
    ambient.decided.clear();
    ambient.asked.clear();
    ambient.declared = isClientAction(action) ? action : null;
  }
  if (!couldEver(action, practiceActor().roles)) {
    throw forbidden('This is not part of your role.');
  }
}
