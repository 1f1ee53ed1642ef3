/** What README and docs/showing-flows.md tell people to run and to send is run and sent, or found in them. */
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestApp } from '../src/server/testing/test-app.ts';
import { OWNER, REACHABLE } from '../src/server/testing/test-demos.ts';

const root = resolve(import.meta.dirname, '..');
const documentText = (name: string) => readFileSync(join(root, name), 'utf8');
const blockOf = (text: string, language: string) =>
  new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(text)?.[1] ?? '';

describe('the documents', () => {
  it('show a request body that publishes a demo', async () => {
    await using app = await openTestApp({ settings: REACHABLE });
    const body: unknown = JSON.parse(blockOf(documentText('docs/showing-flows.md'), 'json'));
    const published = await app.json('POST', '/workspace/v1/demos', body, OWNER);
    expect(published).toMatchObject({ status: 201, body: { name: 'ask-me' } });
    expect((await app.call('GET', '/p/ask-me/demo')).status).toBe(200);
  });

  it('name no command that only a global installation has', () => {
    for (const name of ['README.md', 'docs/testing-flows.md', 'docs/showing-flows.md', 'docs/embedded-server.md'])
      for (const [, block = ''] of documentText(name).matchAll(/^```(?:sh|bash)?\n([\s\S]*?)^```/gm))
        expect(block.split('\n').filter((line) => line.trim().startsWith('tweakbench '))).toEqual([]);
  });

  it('name `npx tweakbench` only where they say that it has to be installed', async () => {
    const folders = ['src', 'public'];
    const listed = folders.map((folder) => readdir(join(root, folder), { recursive: true, withFileTypes: true }));
    const files = (await Promise.all(listed)).flat().filter(({ name }) => /\.(?:tsx?|ya?ml)$/.test(name));
    const read = files.map(async ({ parentPath, name }) => {
      const text = await readFile(join(parentPath, name), 'utf8');
      return text.includes('npx tweakbench') ? [name] : [];
    });
    expect((await Promise.all(read)).flat()).toEqual([]);
    expect(documentText('docs/showing-flows.md')).not.toContain('npx tweakbench');
    for (const name of ['README.md', 'docs/testing-flows.md'])
      expect(documentText(name)).toMatch(/Tweakbench is not on npm yet\. `npx tweakbench` works where it is installed/);
  });
});
