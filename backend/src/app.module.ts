import { type DynamicModule, Global, Module } from '@nestjs/common';
import { applicationOptions } from './database/data-source.ts';
import { MODULES } from './modules/index.ts';
import { AuditModule } from './platform/audit/index.ts';
import { AuthzModule } from './platform/authz/index.ts';
import { Clock } from './platform/clock/index.ts';
import { AppConfig } from './platform/config/index.ts';
import { CryptoModule } from './platform/crypto/index.ts';
import { DatabaseModule } from './platform/database/index.ts';
import { GraphqlPlatformModule } from './platform/graphql/index.ts';
import { HealthModule } from './platform/health/index.ts';
import { HttpModule } from './platform/http/index.ts';
import { LiveModule } from './platform/live/index.ts';
import { LoggingModule } from './platform/logging/index.ts';
import { MailModule } from './platform/mail/index.ts';
import { OutboxModule } from './platform/outbox/index.ts';
import { PushModule } from './platform/push/index.ts';

/** The whole application, put together for one configuration. */
@Module({})
export class AppModule {
  static with(config: AppConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(config),
        LoggingModule,
        DatabaseModule.using(applicationOptions),
        AuditModule,
        AuthzModule,
        CryptoModule,
        LiveModule,
        OutboxModule,
        MailModule,
        PushModule,
        HttpModule,
        GraphqlPlatformModule,
        HealthModule,
        ...MODULES,
      ],
    };
  }
}

@Global()
@Module({})
class SettingsModule {
  static with(config: AppConfig): DynamicModule {
    return {
      module: SettingsModule,
      providers: [{ provide: AppConfig, useValue: config }, Clock],
      exports: [AppConfig, Clock],
    };
  }
}
