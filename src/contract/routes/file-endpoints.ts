/** The paths of one stored file, apart from the others because a first visit does not need them. */
const partsOf = (path: string) => path.split('/').map(encodeURIComponent).join('/');

export const fileEndpoints = {
  /** A file of a user. */
  file: (id: string) => `/api/v2/files/${encodeURIComponent(id)}`,
  image: (path: string) => `/api/v1/files/images/${partsOf(path)}`,
  /** The bytes of any file that belongs to a message. */
  download: (path: string) => `/api/v1/files/download/${partsOf(path)}`,
} as const;
