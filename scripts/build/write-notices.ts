/** Writes the licences of all bundled packages. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const packageSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.looseObject({ type: z.string() })]).optional(),
  author: z.union([z.string(), z.looseObject({ name: z.string() })]).optional(),
});
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|thirdpartynotices)(?:[.-]|$)/i;
const RULE = '='.repeat(80);

/** For packages that state this licence without its text. */
const MIT = [
  'Permission is hereby granted, free of charge, to any person obtaining a copy',
  'of this software and associated documentation files (the "Software"), to deal',
  'in the Software without restriction, including without limitation the rights',
  'to use, copy, modify, merge, publish, distribute, sublicense, and/or sell',
  'copies of the Software, and to permit persons to whom the Software is',
  'furnished to do so, subject to the following conditions:',
  '',
  'The above copyright notice and this permission notice shall be included in all',
  'copies or substantial portions of the Software.',
  '',
  'THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR',
  'IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,',
  'FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE',
  'AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER',
  'LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,',
  'OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE',
  'SOFTWARE.',
].join('\n');

/** Holders of the copyright of packages that name no author. */
const HOLDERS = new Map([['@iconify-json/tabler', 'Paweł Kuna']]);

/** Bundled parts with a licence of their own that their package does not name. */
const PARTS: readonly { of: string; title: string; text: string }[] = [
  {
    of: 'monaco-editor',
    title: 'Codicons, the icon font in monaco-editor (CC-BY-4.0)',
    text: [
      'Copyright (c) Microsoft Corporation. From https://github.com/microsoft/vscode-codicons, unchanged.',
      'Licensed under the Creative Commons Attribution 4.0 International Public License:',
      'https://creativecommons.org/licenses/by/4.0/legalcode',
    ].join('\n'),
  },
];

/** Throws when a package has no licence or no text of it, because it must not be shipped. */
export async function writeNotices(path: string, folders: ReadonlySet<string>): Promise<void> {
  const notices = new Map<string, string>();
  for (const folder of folders) {
    const { title, text } = await readNotice(folder);
    notices.set(title, text);
  }
  const packages = notices.size;
  for (const { of, title, text } of PARTS) {
    if ([...notices.keys()].some((known) => known.startsWith(`${of} `))) notices.set(title, text);
  }
  const sorted = [...notices].sort(([left], [right]) => left.localeCompare(right));
  const body = sorted.map(([title, text]) => `${RULE}\n${title}\n${RULE}\n\n${text}\n`).join('\n');
  const head = `Tweakbench contains code of ${packages} packages, each under the licence given here.\n\n`;
  await writeFile(path, head + body);
}

async function readNotice(folder: string): Promise<{ title: string; text: string }> {
  const { name, version, license, author } = packageSchema.parse(
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
  );
  const stated = typeof license === 'string' ? license : license?.type;
  if (!stated) throw new Error(`The package ${name} has no licence`);
  const files = (await readdir(folder)).filter((file) => LICENCE_FILE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const text = texts.map((content) => content.trim()).join('\n\n');
  const title = `${name} ${version} (${stated})`;
  if (text !== '') return { title, text };
  if (stated !== 'MIT') throw new Error(`The package ${name} does not include the text of its licence ${stated}`);
  const named = typeof author === 'string' ? author : author?.name;
  const holder = named ?? HOLDERS.get(name) ?? `the authors of ${name}`;
  return { title, text: `Copyright (c) ${holder}\n\n${MIT}` };
}
