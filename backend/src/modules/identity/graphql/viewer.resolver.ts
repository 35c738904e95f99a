import { proveIdentitySchema } from '@attune/shared';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy, Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { AppConfig } from '../../../platform/config/index.ts';
import { type Actor, currentActor, currentContext } from '../../../platform/context/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type HttpExchange, SESSION_COOKIE } from '../../../platform/http/index.ts';
import { isUuid, parseInput } from '../../../platform/validation/index.ts';
import { DEMO_ACCOUNTS } from '../app/demo-accounts.ts';
import { Sessions } from '../app/sessions.ts';
import { SignIn } from '../app/sign-in.ts';
import { VerifyPassword } from '../app/verify-password.ts';
import { IdentityRepository } from '../data/identity.repository.ts';
import {
  DemoAccount,
  Practice,
  ProofResult,
  ProveIdentityInput,
  SignedInDevice,
  SignInInput,
  SignInResult,
  Viewer,
} from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly signInCase: SignIn,
    private readonly sessions: Sessions,
    private readonly repository: IdentityRepository,
    private readonly verifying: VerifyPassword,
  ) {}

  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null when nobody is.' })
  @Public('the sign-in page asks who is there')
  viewer(): Viewer | null {
    const { actor } = currentContext();
    return actor ? viewerOf(actor) : null;
  }

  @Query(() => [DemoAccount], { description: 'The accounts of the demo; empty everywhere else.' })
  @Public('the sign-in page of the demo lists its accounts')
  demoAccounts(): DemoAccount[] {
    return this.config.mode === 'demo' ? [...DEMO_ACCOUNTS] : [];
  }

  @Query(() => [SignedInDevice])
  @Policy('session.own')
  async mySessions(): Promise<SignedInDevice[]> {
    const { userId, sessionId } = currentActor();
    const rows = await this.repository.sessions(userId, this.clock.now());
    return rows.map((row) => ({
      id: row.session_id,
      userAgent: row.user_agent,
      since: row.created_at,
      lastSeenAt: row.last_seen_at,
      current: row.session_id === sessionId,
    }));
  }

  @ResolveField(() => [Practice])
  async practices(@Parent() viewer: Viewer): Promise<Practice[]> {
    const memberships = await this.repository.memberships(viewer.userId);
    return memberships.map((one) => ({
      id: one.practice_id,
      name: one.practice_name,
      timeZone: one.time_zone,
    }));
  }

  @Mutation(() => SignInResult)
  @Public('the way in')
  async signIn(
    @Args('input') input: SignInInput,
    @Context() { request, reply }: HttpExchange,
  ): Promise<Viewer> {
    const token = await this.signInCase.run(input, request.headers['user-agent'] ?? '');
    const actor = await this.sessions.resolve(token);
    if (!actor) {
      throw new Error('A session that was just opened is not there.');
    }
    void reply.header('set-cookie', this.cookie(token, this.config.sessionMaxSeconds));
    return viewerOf(actor);
  }

  @Mutation(() => Boolean, { description: 'Ends this session. True when somebody was signed in.' })
  @Public('signing out twice must not fail')
  async signOut(@Context() { reply }: HttpExchange): Promise<boolean> {
    const { actor } = currentContext();
    void reply.header('set-cookie', this.cookie('', 0));
    return actor === null ? false : this.sessions.end(actor.sessionId, actor.userId);
  }

  @Mutation(() => Boolean, {
    description: 'Ends one of the viewer’s own sessions; false when there is none.',
  })
  @Policy('session.own')
  async revokeSession(@Args('sessionId', { type: () => ID }) sessionId: string): Promise<boolean> {
    return isUuid(sessionId) ? this.sessions.end(sessionId, currentActor().userId) : false;
  }

  @Mutation(() => ProofResult, {
    description: 'Takes the password as a proof of who the viewer is, for fifteen minutes of this session.',
  })
  @Policy('session.own')
  async proveIdentity(@Args('input') input: ProveIdentityInput): Promise<Viewer> {
    await this.verifying.prove(parseInput(proveIdentitySchema, input).password);
    return viewerOf(currentActor());
  }

  @Mutation(() => Viewer, {
    description: 'Moves to another of the viewer’s practices; NOT_FOUND when it is none of theirs.',
  })
  @Policy('practice.switch')
  async switchPractice(@Args('practiceId', { type: () => ID }) practiceId: string): Promise<Viewer> {
    const actor = currentActor();
    const moved = isUuid(practiceId) && (await this.sessions.switchPractice(actor, practiceId));
    const memberships = moved ? await this.repository.memberships(actor.userId) : [];
    const here = memberships.find((one) => one.practice_id === practiceId.toLowerCase());
    if (!here) {
      throw notFound();
    }
    return viewerOf({
      ...actor,
      practiceId: here.practice_id,
      practiceName: here.practice_name,
      timeZone: here.time_zone,
      memberId: here.member_id,
      clientId: here.client_id,
      roles: here.roles,
    });
  }

  private cookie(token: string, seconds: number): string {
    const secure = this.config.secureCookies ? '; Secure' : '';
    return `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
  }
}

function viewerOf(actor: Actor): Viewer {
  return Object.assign(new Viewer(), {
    userId: actor.userId,
    name: actor.name,
    email: actor.email,
    practice:
      actor.practiceId === null
        ? null
        : { id: actor.practiceId, name: actor.practiceName ?? '', timeZone: actor.timeZone },
    roles: actor.roles,
    clientId: actor.clientId,
    memberId: actor.memberId,
  });
}
