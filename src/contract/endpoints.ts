/** The paths of all endpoints, relative to the address of the server or of the relay. */

export const endpoints = {
  health: '/health',
  version: '/api/v1/version',
  flows: '/api/v1/flows/',
  /** Flows without their nodes and edges; without these parameters Langflow sends whole flows. */
  flowHeaders: '/api/v1/flows/?get_all=true&header_flows=true',
  /** Langflow's folders. Every release answers the older path, `folders`. */
  projects: '/api/v1/projects/',
  folders: '/api/v1/folders/',
  /** Component timings of past runs. */
  traces: '/api/v1/monitor/traces',
  /** The latest traces of a flow (by UUID), newest first. */
  flowTraces: (flow: string) => `/api/v1/monitor/traces?flow_id=${encodeURIComponent(flow)}&page=1&size=50`,
  trace: (id: string) => `/api/v1/monitor/traces/${encodeURIComponent(id)}`,
  /** Langflow's global variables: names and types, without the values of secrets. */
  variables: '/api/v1/variables/',
  flow: (id: string) => `/api/v1/flows/${encodeURIComponent(id)}`,
  runAdvanced: (flow: string) => `/api/v1/run/advanced/${encodeURIComponent(flow)}`,
  run: (flow: string) => `/api/v1/run/${encodeURIComponent(flow)}?stream=true`,
  workflows: '/api/v2/workflows',
  /** State of a background job. */
  workflowJob: (job: string) => `/api/v2/workflows?job_id=${encodeURIComponent(job)}`,
  workflowEvents: (job: string) => `/api/v2/workflows/${encodeURIComponent(job)}/events`,
  /** Takes a person's decision: `{request_id, decision: {action_id}}`. */
  resumeWorkflow: (job: string) => `/api/v2/workflows/${encodeURIComponent(job)}/resume`,
  stopWorkflow: '/api/v2/workflows/stop',
  /** Every component type that the server has, with code and template. */
  components: '/api/v1/all',
  /** Providers of language models, and which of them are configured. */
  models: '/api/v1/models?model_type=llm',
  files: '/api/v2/files',
  file: (id: string) => `/api/v2/files/${encodeURIComponent(id)}`,
  image: (path: string) => `/api/v1/files/images/${path.split('/').map(encodeURIComponent).join('/')}`,
  /** The bytes of any file that belongs to a message. */
  download: (path: string) => `/api/v1/files/download/${path.split('/').map(encodeURIComponent).join('/')}`,
  messages: '/api/v1/monitor/messages',
} as const;
