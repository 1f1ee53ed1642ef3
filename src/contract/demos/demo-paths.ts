/** The paths of demos: those of their owner need what the rest of the API needs, those of visitors need nothing. */

export const demoPaths = {
  /** `GET` lists, `POST` publishes. */
  list: '/workspace/v1/demos',
  /** `GET` reads, `PUT` edits, `PATCH` revokes or opens again, `DELETE` removes it with its answers. */
  one: (name: string) => `/workspace/v1/demos/${encodeURIComponent(name)}`,
  answers: (name: string) => `/workspace/v1/demos/${encodeURIComponent(name)}/answers`,
  /** A download of all answers as JSON. */
  answersFile: (name: string) => `/workspace/v1/demos/${encodeURIComponent(name)}/answers/file`,
  /** `GET`: whether the name is free. */
  name: (name: string) => `/workspace/v1/demo-names/${encodeURIComponent(name)}`,
  /** `POST` makes a trial. */
  trials: '/workspace/v1/demo-trials',
  /** The visitor's page. */
  page: (name: string) => `/p/${name}`,
  /** The demo as visitors read it. */
  visited: (name: string) => `/p/${name}/demo`,
  password: (name: string) => `/p/${name}/password`,
  ask: (name: string) => `/p/${name}/ask`,
  vote: (name: string) => `/p/${name}/vote`,
} as const;
