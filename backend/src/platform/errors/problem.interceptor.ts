import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import {
  GraphQLError,
  type GraphQLResolveInfo,
  getNamedType,
  isUnionType,
} from 'graphql';
import { catchError, type Observable, of } from 'rxjs';
import { ProblemError } from './problem-error.ts';

/**
 * Makes an expected problem a member of the operation's result union. Where the operation has no
 * place for it, it is a GraphQL error with the problem's code and its sentence.
 */
@Injectable()
export class ProblemInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() !== 'graphql') {
      return next.handle();
    }
    const info = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
    return next.handle().pipe(catchError((error: unknown) => of(asResult(error, info))));
  }
}

function asResult(error: unknown, info: GraphQLResolveInfo): unknown {
  if (!(error instanceof ProblemError)) {
    throw error;
  }
  const type = getNamedType(info.returnType);
  const name = error.problem.constructor.name;
  if (isUnionType(type) && type.getTypes().some((member) => member.name === name)) {
    return error.problem;
  }
  throw new GraphQLError(error.problem.message, { extensions: { code: error.problem.code } });
}
