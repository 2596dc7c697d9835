export { defineJob, handleJob, type EnqueueOptions, type HandledJob, type Job, type JobQueue, type JobRun } from './job.ts';
export { memoryJobs, type MemoryJobs, type QueuedJob } from './memory.ts';
export { prepareJobs } from './prepare.ts';
export { startJobs, type DeadLetter, type Jobs, type JobsOptions } from './start.ts';
