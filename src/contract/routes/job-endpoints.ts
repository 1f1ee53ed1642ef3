/** The paths of a Langflow's background jobs, apart from the others because a first visit does not need them. */
const jobs = '/api/v2/workflows';

export const jobEndpoints = {
  /** State of a job. */
  job: (job: string) => `${jobs}?job_id=${encodeURIComponent(job)}`,
  events: (job: string) => `${jobs}/${encodeURIComponent(job)}/events`,
  /** Takes a person's decision: `{request_id, decision: {action_id}}`. */
  resume: (job: string) => `${jobs}/${encodeURIComponent(job)}/resume`,
  stop: `${jobs}/stop`,
} as const;

/** The header of an answer of the embedded engine with the id of the run's job, if the flow may ask a person. */
export const JOB_HEADER = 'x-tweakbench-job';
