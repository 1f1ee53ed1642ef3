/**
 * True for a path like those of uploaded files: a folder and a name. Since 1.12 the server refuses any other: names without a
 * folder, absolute paths, and `..` (lfx 1.13.0, `utils/file_path_security.py`).
 */
export function isUploadedPath(path: string): boolean {
  return /^[^/\\:]+\/[^/]/u.test(path) && !path.split(/[/\\]/u).includes('..');
}
