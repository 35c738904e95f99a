export {
  AppConfig,
  ConfigError,
  loadConfig,
  rolePassword,
  SETTING_NAMES,
  type SmtpSettings,
  type VapidKeys,
} from './config.ts';
