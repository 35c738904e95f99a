import { Injectable } from '@nestjs/common';

/** The time that rules go by; tests set it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The instant now as ISO 8601 text in UTC. */
  nowText(): string {
    return this.now().toISOString();
  }
}
