import type { Action } from '@attune/shared';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { JOB } from '../outbox/job-handler.decorator.ts';
import { RECURRING, type Recurrence } from '../outbox/recurring.decorator.ts';
import { POLICY, PUBLIC } from './policy.decorator.ts';

/** One door into the application and what guards it. */
export interface Door {
  readonly kind: 'Query' | 'Mutation' | 'Subscription' | 'Route' | 'Job';
  readonly name: string;
  readonly guard: string;
}

const RESOLVER_TYPE = 'graphql:resolver_type';
const RESOLVER_NAME = 'graphql:resolver_name';
const ROUTE_METHOD = 'method';

/**
 * Walks every operation, route and job at start and refuses to boot unless exactly one guard is
 * declared on each. Its list is compared with a committed one by the tests: a difference there is a
 * change of permissions, to be read as one.
 */
@Injectable()
export class Census implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    this.doors();
  }

  /** All doors by name. @throws Error naming each that has no guard, or two. */
  doors(): Door[] {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    const doors = wrappers.flatMap(({ instance }) => (isObject(instance) ? this.doorsOf(instance) : []));
    const faults = doors.filter((door) => door.guard === '');
    if (faults.length > 0) {
      throw new Error(
        `Exactly one @Policy or @Public belongs on: ${faults.map((door) => `${door.kind} ${door.name}`).join(', ')}.`,
      );
    }
    return doors.sort((one, other) => `${one.kind}${one.name}`.localeCompare(`${other.kind}${other.name}`));
  }

  private doorsOf(instance: object): Door[] {
    const prototype: object = Object.getPrototypeOf(instance);
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const method: unknown = Reflect.get(prototype, name);
      if (typeof method !== 'function') {
        return [];
      }
      const kind = this.kindOf(method);
      return kind === null
        ? []
        : [{ kind, name: this.nameOf(method, name, prototype), guard: this.guardOf(method) }];
    });
  }

  private kindOf(method: object): Door['kind'] | null {
    const resolver: unknown = Reflect.getMetadata(RESOLVER_TYPE, method);
    if (resolver === 'Query' || resolver === 'Mutation' || resolver === 'Subscription') {
      return resolver;
    }
    if (Reflect.hasMetadata(JOB, method) || Reflect.hasMetadata(RECURRING, method)) {
      return 'Job';
    }
    return Reflect.hasMetadata(ROUTE_METHOD, method) ? 'Route' : null;
  }

  private nameOf(method: object, name: string, prototype: object): string {
    const recurrence: Recurrence | undefined = Reflect.getMetadata(RECURRING, method);
    const named: unknown =
      Reflect.getMetadata(RESOLVER_NAME, method) ?? Reflect.getMetadata(JOB, method) ?? recurrence?.name;
    if (typeof named === 'string') {
      return named;
    }
    const folder: unknown = Reflect.getMetadata('path', prototype.constructor);
    const path: unknown = Reflect.getMetadata('path', method);
    return typeof path === 'string' ? `${String(folder ?? '')}/${path}` : name;
  }

  private guardOf(method: object): string {
    const policy = this.reflector.get<Action | undefined>(POLICY, method as () => unknown);
    const open = this.reflector.get<string | undefined>(PUBLIC, method as () => unknown);
    if ((policy === undefined) === (open === undefined)) {
      return '';
    }
    return policy === undefined ? `public: ${open}` : policy;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
