/** Uploaded files. Each upload is a folder that appears atomically: files/OWNER/ID/NAME. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { freeName } from '#contract/text/free-name.ts';
import type { FilePort } from '#engine/component-base/ports.ts';
import { ifMissing } from './file-error.ts';
import type { ReportProblem } from './flow-folder.ts';
import { createMutex, type Mutex } from './mutex.ts';
import { openUploads, type UploadedFile } from './uploads.ts';
import { syncFolder, writeSynced } from './write-files-atomic.ts';

/** Owner of files that belong to no flow: the server's single user. */
export const USER_ID = '7c1d2f60-5b1e-4f0e-9a2b-1f5a6d0e4c11';

/** ms after which the temporary file of an upload is abandoned: its request may take five minutes. */
const ABANDONED_MS = 60 * 60 * 1000;

export interface FileStore extends FilePort {
  /** Newest last. */
  list(owner: string): Promise<UploadedFile[]>;
  find(id: string): Promise<UploadedFile | null>;
  /** Stores a file under `name`, or its first free numbered form. `name` is one path segment; `owner` a UUID. */
  add(owner: string, name: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<UploadedFile>;
  /** The content of a file, read from disk on demand; null when there is none. */
  open(path: string): Promise<{ size: number; content: ReadableStream<Uint8Array> } | null>;
  /** False when there is none. */
  remove(id: string): Promise<boolean>;
}

export interface FileStoreOptions {
  folder: string;
  report: ReportProblem;
  /** Lock of the servers that share the folder; null if this one has it alone. */
  turns?: Mutex | null;
}

/** Creates `folder` if needed. Anything in it that is not an upload is reported and left alone. */
export async function openFileStore({ folder, report, turns = null }: FileStoreOptions): Promise<FileStore> {
  await mkdir(folder, { recursive: true });
  const uploads = await openUploads(folder, report, turns === null ? 0 : ABANDONED_MS);
  const writing = turns ?? createMutex();
  const diskPathOf = ({ owner, id, name }: UploadedFile): string => join(folder, owner, id, name);

  interface Found {
    file: UploadedFile;
    size: number;
  }

  /** Null also for a link, which may have been put in its place. */
  async function stillThere(file: UploadedFile | undefined): Promise<Found | null> {
    if (!file) return null;
    const parents = [join(folder, file.owner), join(folder, file.owner, file.id)];
    for (const parent of parents) if (!(await lstat(parent).catch(ifMissing(null)))?.isDirectory()) return null;
    const found = await lstat(diskPathOf(file)).catch(ifMissing(null));
    return found?.isFile() ? { file, size: found.size } : null;
  }

  /** What is not where it was may be somewhere else: another server, or a person, may have changed the folder. */
  async function existing(search: () => UploadedFile | undefined): Promise<Found | null> {
    const found = await stillThere(search());
    if (found) return found;
    await uploads.look();
    return stillThere(search());
  }
  const byId = (id: string) => existing(() => uploads.all().find((file) => file.id === id));
  const byPath = (path: string) => existing(() => uploads.all().find((file) => file.path === path));

  async function add(
    owner: string,
    wanted: string,
    content: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<UploadedFile> {
    const id = randomUUID();
    const home = join(folder, owner);
    await mkdir(home, { recursive: true });
    const temporary = join(home, `.${id}.${id}.tmp`);
    try {
      await mkdir(temporary);
      // The sender sets the pace, so other requests must not wait for this.
      const size = await writeSynced(join(temporary, id), content);
      return await writing.run(async () => {
        await uploads.look();
        const taken = new Set(uploads.all().flatMap((file) => (file.owner === owner ? [file.name] : [])));
        // "note.txt", then "note (1).txt", as Langflow numbers them.
        const { name: root, ext: end } = parse(wanted);
        const name = freeName(wanted, taken, (count) => `${root} (${count - 1})${end}`);
        await rename(join(temporary, id), join(temporary, name));
        await syncFolder(temporary);
        await rename(temporary, join(home, id));
        await syncFolder(home);
        const path = `${owner}/${name}`;
        return uploads.keep({ id, owner, name, path, size, createdAt: new Date().toISOString() });
      });
    } catch (error) {
      // Otherwise the incomplete file would keep the disk full.
      await rm(temporary, { recursive: true, force: true });
      throw error;
    }
  }

  return {
    list: async (owner) => {
      await uploads.look();
      return uploads.all().filter((file) => file.owner === owner);
    },
    find: async (id) => (await byId(id))?.file ?? null,
    add,
    remove: (id) =>
      writing.run(async () => {
        const found = await byId(id);
        if (!found) return false;
        await rm(join(folder, found.file.owner, id), { recursive: true, force: true });
        uploads.forget(id);
        return true;
      }),
    open: async (path) => {
      const found = await byPath(path);
      return found && { size: found.size, content: ReadableStream.from(readParts(diskPathOf(found.file))) };
    },
    read: async (path) => {
      const found = await byPath(path);
      return found && readFile(diskPathOf(found.file)).catch(ifMissing(null));
    },
  };
}

/** Does not open the file before its content is read. */
async function* readParts(path: string): AsyncGenerator<Uint8Array, void, void> {
  yield* createReadStream(path);
}
