/** The paths of the endpoints, relative to the address of the server or of the relay. */

export const endpoints = {
  version: '/api/v1/version',
  flows: '/api/v1/flows/',
  /** Flows without their nodes and edges; without these parameters Langflow sends whole flows. */
  flowHeaders: '/api/v1/flows/?get_all=true&header_flows=true',
  /** Langflow's folders. Every release answers the older path, `folders`. */
  projects: '/api/v1/projects/',
  folders: '/api/v1/folders/',
  /** Langflow's global variables: names and types, without the values of secrets. */
  variables: '/api/v1/variables/',
  flow: (id: string) => `/api/v1/flows/${encodeURIComponent(id)}`,
  runAdvanced: (flow: string) => `/api/v1/run/advanced/${encodeURIComponent(flow)}`,
  run: (flow: string) => `/api/v1/run/${encodeURIComponent(flow)}?stream=true`,
  workflows: '/api/v2/workflows',
  /** Every component type that the server has, with code and template. */
  components: '/api/v1/all',
  /** Providers of language models, and which of them are configured. */
  models: '/api/v1/models?model_type=llm',
  files: '/api/v2/files',
  messages: '/api/v1/monitor/messages',
} as const;
