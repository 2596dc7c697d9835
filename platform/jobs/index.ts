export { defineJob, handleJob, type EnqueueOptions, type HandledJob, type Job, type JobQueue, type JobRun } from './job.ts';
