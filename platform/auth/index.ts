export { createAuth, defaultLimits, keyIn, type Auth, type AuthLimits, type AuthOptions, type KeyHolder, type SeededAccount, type SignedIn } from './auth.ts';
export { mountAuth, type MountAuthOptions } from './mount.ts';
export { apiScopes, authErrors, authRoutes, passwordLength, sessionFactors, type ApiScope, type SessionFactor } from './contract.ts';
export { judgePassword } from './passwords.ts';
export type { LetterData, LetterKind } from './call.ts';
export type { NewAccount, Provider } from './engine.ts';
