export { AppConfig, ConfigError, loadConfig, rolePassword } from './config.ts';
