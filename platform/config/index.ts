export { configProblems, readConfig, secretNames, type Config } from './config.ts';
export { settings, type Setting, type SettingName } from './settings.ts';
export { authSecretOf } from './auth-secret.ts';
export { knownLogKeys, logKeysOf } from './log-key.ts';
export { settingsPage } from './page.ts';
