/** Uploaded files. Each upload is a folder that appears atomically: files/OWNER/ID/NAME. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilePort } from '#engine/component-base/ports.ts';
import type { ReportProblem } from './flow-folder.ts';
import { createMutex } from './mutex.ts';
import { removeTemporaryFiles, syncFolder, writeSynced } from './write-file-atomic.ts';

/** Owner of files that belong to no flow: the server's single user. */
export const USER_ID = '7c1d2f60-5b1e-4f0e-9a2b-1f5a6d0e4c11';

export interface StoredFile {
  id: string;
  owner: string;
  /** File name with its extension. */
  name: string;
  /** The path that a File component and the image route take: OWNER/NAME. */
  path: string;
  size: number;
  createdAt: string;
}

export interface FileStore extends FilePort {
  /** Newest last. */
  list(owner: string): StoredFile[];
  find(id: string): StoredFile | null;
  /** Stores a file under `name`, or its first free numbered form. `name` is one path segment; `owner` a UUID. */
  add(owner: string, name: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** The content of a file, read from disk on demand; null when there is none. */
  open(path: string): Promise<{ size: number; content: ReadableStream<Uint8Array> } | null>;
  /** False when there is none. */
  remove(id: string): Promise<boolean>;
}

/** Creates `folder` if needed. Anything in it that is not an upload is reported and left alone. */
export async function openFileStore(folder: string, report: ReportProblem): Promise<FileStore> {
  await mkdir(folder, { recursive: true });
  const byPath = new Map((await readFiles(folder, report)).map((file) => [file.path, file]));
  const writing = createMutex();
  const find = (id: string): StoredFile | null => [...byPath.values()].find((file) => file.id === id) ?? null;
  const placeOf = ({ owner, id, name }: StoredFile): string => join(folder, owner, id, name);

  async function add(
    owner: string,
    wanted: string,
    content: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<StoredFile> {
    const id = randomUUID();
    const home = join(folder, owner);
    await mkdir(home, { recursive: true });
    const temporary = join(home, `.${id}.${id}.tmp`);
    try {
      await mkdir(temporary);
      // The sender sets the pace, so other requests must not wait for this.
      const size = await writeSynced(join(temporary, id), content);
      return await writing.run(async () => {
        const name = freeName(wanted, (candidate) => byPath.has(`${owner}/${candidate}`));
        await rename(join(temporary, id), join(temporary, name));
        await syncFolder(temporary);
        await rename(temporary, join(home, id));
        await syncFolder(home);
        const path = `${owner}/${name}`;
        const stored: StoredFile = { id, owner, name, path, size, createdAt: new Date().toISOString() };
        byPath.set(path, stored);
        return stored;
      });
    } catch (error) {
      // Otherwise the incomplete file would keep the disk full.
      await rm(temporary, { recursive: true, force: true });
      throw error;
    }
  }

  return {
    list: (owner) => [...byPath.values()].filter((file) => file.owner === owner),
    find,
    add,
    remove: (id) =>
      writing.run(async () => {
        const file = find(id);
        if (!file) return false;
        await rm(join(folder, file.owner, file.id), { recursive: true, force: true });
        byPath.delete(file.path);
        return true;
      }),
    open: async (path) => {
      const file = byPath.get(path);
      const found = file && (await stat(placeOf(file)).catch(nullIfMissing));
      return file && found ? { size: found.size, content: toStream(readParts(placeOf(file))) } : null;
    },
    read: async (path) => {
      const file = byPath.get(path);
      return file ? readFile(placeOf(file)).catch(nullIfMissing) : null;
    },
  };
}

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

async function* readParts(place: string): AsyncGenerator<Uint8Array, void, void> {
  yield* createReadStream(place);
}

/** Reads nothing ahead, and does not open the file before the body is read. */
function toStream(parts: AsyncGenerator<Uint8Array, void, void>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { value, done } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => {
        await parts.return();
      },
    },
    { highWaterMark: 0 },
  );
}

async function readFiles(folder: string, report: ReportProblem): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  for (const owner of await readFolders(folder, report)) {
    const home = join(folder, owner);
    await removeTemporaryFiles(home);
    for (const id of await readFolders(home, report)) {
      const upload = join(home, id);
      const found = await readUpload(upload).catch(() => null);
      if (found) files.push({ id, owner, path: `${owner}/${found.name}`, ...found });
      else report({ file: upload, problem: 'It contains no readable upload, so it is skipped' });
    }
  }
  return files.sort((left, right) => left.createdAt.localeCompare(right.createdAt));
}

/** File managers leave files of their own in folders. */
async function readFolders(folder: string, report: ReportProblem): Promise<string[]> {
  const folders: string[] = [];
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory()) folders.push(name);
    else report({ file, problem: 'It is not a folder of uploads, so it is skipped' });
  }
  return folders;
}

/** The file in an upload's folder; of several, the first that is not hidden. Null when there is none. */
async function readUpload(folder: string): Promise<Pick<StoredFile, 'name' | 'size' | 'createdAt'> | null> {
  const names = await readdir(folder);
  const name = names.find((candidate) => !candidate.startsWith('.')) ?? names[0];
  if (name === undefined) return null;
  const found = await stat(join(folder, name));
  return found.isFile() ? { name, size: found.size, createdAt: found.birthtime.toISOString() } : null;
}

/** "note.txt", then "note (1).txt", as Langflow numbers them. */
function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  const dot = wanted.lastIndexOf('.');
  const [root, end] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ''];
  let name = wanted;
  for (let count = 1; isTaken(name); count += 1) name = `${root} (${count})${end}`;
  return name;
}
