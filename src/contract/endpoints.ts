/** The paths of the wire, once. All are relative to the server's address (or to the relay's). */

export const endpoints = {
  health: '/health',
  version: '/api/v1/version',
  flows: '/api/v1/flows/',
  /** A Langflow's flows without their content; without this it sends them whole. */
  flowHeaders: '/api/v1/flows/?get_all=true&header_flows=true',
  /** Folders of a Langflow; the older name is answered by every release. */
  projects: '/api/v1/projects/',
  folders: '/api/v1/folders/',
  /** Times of the components of past runs. */
  traces: '/api/v1/monitor/traces',
  /** The last traces of a flow (by UUID), newest first. */
  flowTraces: (flow: string) => `/api/v1/monitor/traces?flow_id=${encodeURIComponent(flow)}&page=1&size=50`,
  trace: (id: string) => `/api/v1/monitor/traces/${encodeURIComponent(id)}`,
  /** Global variables of a Langflow: names and types, no values of secrets. */
  variables: '/api/v1/variables/',
  flow: (id: string) => `/api/v1/flows/${encodeURIComponent(id)}`,
  runAdvanced: (flow: string) => `/api/v1/run/advanced/${encodeURIComponent(flow)}`,
  run: (flow: string) => `/api/v1/run/${encodeURIComponent(flow)}?stream=true`,
  workflows: '/api/v2/workflows',
  /** Every component type of a Langflow, with code and template. */
  components: '/api/v1/all',
  /** Providers of language models, with what each is set up for. */
  models: '/api/v1/models?model_type=llm',
  files: '/api/v2/files',
  file: (id: string) => `/api/v2/files/${encodeURIComponent(id)}`,
  image: (path: string) => `/api/v1/files/images/${path.split('/').map(encodeURIComponent).join('/')}`,
  /** Any file of a message, as plain bytes. */
  download: (path: string) => `/api/v1/files/download/${path.split('/').map(encodeURIComponent).join('/')}`,
  messages: '/api/v1/monitor/messages',
} as const;
