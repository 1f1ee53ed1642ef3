/** Which uploads are in the folder. Each is a folder of its own: OWNER/ID/NAME. */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ifMissing } from './file-error.ts';
import type { ReportProblem } from './flow-folder.ts';
import { isTemporary, removeTemporaryFiles } from './write-files-atomic.ts';

export interface UploadedFile {
  id: string;
  owner: string;
  /** File name with its extension. */
  name: string;
  /** The path that a File component and the image route take: OWNER/NAME. */
  path: string;
  size: number;
  createdAt: string;
}

export interface Uploads {
  /** Newest last. */
  all(): readonly UploadedFile[];
  /** Reads the folder again, which another server may have changed. */
  look(): Promise<void>;
  keep(file: UploadedFile): UploadedFile;
  forget(id: string): void;
}

/**
 * Removes temporary files that were left `abandonedMs` ago. Anything else that is not an upload is reported once and left
 * alone.
 */
export async function openUploads(folder: string, report: ReportProblem, abandonedMs: number): Promise<Uploads> {
  let files: readonly UploadedFile[] = [];
  const reported = new Set<string>();

  function tell(file: string, problem: string): void {
    if (!reported.has(file)) report({ file, problem });
    reported.add(file);
  }

  /** File managers leave files of their own in folders. A missing folder, removed by hand, is empty. */
  async function readFolders(parent: string): Promise<string[]> {
    const folders: string[] = [];
    for (const entry of await readdir(parent, { withFileTypes: true }).catch(ifMissing([]))) {
      const file = join(parent, entry.name);
      if (isTemporary(entry.name)) continue;
      // A link would make files from elsewhere readable and deletable as uploads.
      if (entry.isDirectory()) folders.push(entry.name);
      else tell(file, 'It is not a folder of uploads, so it is skipped');
    }
    return folders;
  }

  async function look(): Promise<void> {
    // What this server adds meanwhile may not be in what is read.
    const before = new Map(files.map((file) => [file.id, file]));
    const found = new Set<string>();
    const added: UploadedFile[] = [];
    for (const owner of await readFolders(folder)) {
      for (const id of await readFolders(join(folder, owner))) {
        found.add(id);
        if (before.has(id)) continue;
        const upload = join(folder, owner, id);
        const content = await readUpload(upload).catch(() => null);
        if (content) added.push({ id, owner, path: `${owner}/${content.name}`, ...content });
        else tell(upload, 'It contains no readable upload, so it is skipped');
      }
    }
    const remaining = files.filter(({ id }) => found.has(id) || !before.has(id));
    const ids = new Set(remaining.map(({ id }) => id));
    files = [...remaining, ...added.filter(({ id }) => !ids.has(id))].sort((left, right) =>
      left.createdAt.localeCompare(right.createdAt),
    );
  }

  for (const owner of await readFolders(folder)) await removeTemporaryFiles(join(folder, owner), abandonedMs);
  await look();
  return {
    all: () => files,
    look,
    keep: (file) => {
      files = [...files.filter(({ id }) => id !== file.id), file];
      return file;
    },
    forget: (id) => {
      files = files.filter((file) => file.id !== id);
    },
  };
}

/** The file in an upload's folder; of several, the first that is not hidden. Null when there is none. */
async function readUpload(folder: string): Promise<Pick<UploadedFile, 'name' | 'size' | 'createdAt'> | null> {
  const names = await readdir(folder);
  const name = names.find((candidate) => !candidate.startsWith('.')) ?? names[0];
  if (name === undefined) return null;
  const found = await lstat(join(folder, name));
  return found.isFile() ? { name, size: found.size, createdAt: found.birthtime.toISOString() } : null;
}
