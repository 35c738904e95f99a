import { Global, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { AppConfig } from '../config/index.ts';
import { Database } from './database.ts';
import { UnitOfWork } from './unit-of-work.ts';

/** How the application's module is told to reach the database; set once by the composition root. */
export type DataSourceOptionsFactory = (config: AppConfig) => DataSourceOptions;

@Global()
@Module({})
export class DatabaseModule {
  static using(options: DataSourceOptionsFactory) {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [AppConfig],
          useFactory: (config: AppConfig) => ({ ...options(config), retryAttempts: 0 }),
        }),
      ],
      providers: [
        {
          provide: Database,
          inject: [getDataSourceToken()],
          useFactory: (dataSource: DataSource) => new Database(dataSource),
        },
        UnitOfWork,
      ],
      exports: [Database, UnitOfWork],
    };
  }
}
