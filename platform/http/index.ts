export { createHttpServer, type HttpOptions } from './server.ts';
export { mountRoutes, type MountOptions } from './mount.ts';
export { anyone, RawAnswer, serve, signedIn, type Handler, type Handlers, type PolicyLine, type RoutePolicy, type ServedRoute, type Upload } from './serve.ts';
export { dispositionOf, downloadHeaders } from './download.ts';
export { failureOfIssues, problemWriter, sendProblem, type ErrorTable, type ProblemBody, type ProblemWriter } from './problem.ts';
export { forgetKeys } from './idempotency.ts';
export { forgetFile, receivedFiles, rememberFile } from './received-files.ts';
export { commonErrors } from './contract.ts';
export * from './feature.ts';
