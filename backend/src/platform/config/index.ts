export { AppConfig, ConfigError, loadConfig, rolePassword, SETTING_NAMES } from './config.ts';
