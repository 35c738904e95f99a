import { Controller, Get, Module, ServiceUnavailableException } from '@nestjs/common';
import { Public } from '../authz/index.ts';
import { Database } from '../database/index.ts';

@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process runs. */
  @Get('live')
  @Public('asked by the platform that keeps the process running')
  live() {
    return { status: 'live' };
  }

  /** The process can serve: the database answers and every migration has run. */
  @Get('ready')
  @Public('asked by the balancer that sends people here')
  async ready() {
    try {
      await this.database.pool.query('select attune.practice_id()');
      return { status: 'ready' };
    } catch {
      throw new ServiceUnavailableException({ status: 'not ready' });
    }
  }
}

@Module({ controllers: [HealthController] })
export class HealthModule {}
