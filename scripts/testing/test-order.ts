/**
 * Test files in the order in which they take the least time: the longest ones first, and then by environment, because a
 * worker serves further files only while project and environment stay the same.
 */
import { readFile } from 'node:fs/promises';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest test files: they start a server dozens of times. */
const LONGEST = /scripts\/kill/;

export class TestOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const largeFirst = await super.sort(files);
    const keyed = await Promise.all(largeFirst.map(async (file) => ({ file, key: await keyOf(file) })));
    return keyed.sort((a, b) => a.key.localeCompare(b.key)).map(({ file }) => file);
  }
}

/** Project, and the environment that a comment at the top of the file chooses. */
async function keyOf({ project, moduleId }: TestSpecification): Promise<string> {
  const text = await readFile(moduleId, 'utf8');
  const isPage = text.includes('@vitest-environment happy-dom');
  return [LONGEST.test(moduleId) ? 0 : 1, project.name, isPage ? 'page' : 'pure'].join(' ');
}
