import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const testingFlowsText = readFileSync(resolve(import.meta.dirname, '../../docs/testing-flows.md'), 'utf8');

/** The blocks of a language in docs/testing-flows.md, without the indent of a list. */
export function documentedBlocks(language: string): string[] {
  return [...testingFlowsText.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, 'gm'))].map(
    ([, indent = '', block = '']) => block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
}

/** The YAML blocks, by what they are. */
export function documentedYaml() {
  const [suite = '', environments = '', github = '', gitlab = ''] = documentedBlocks('yaml');
  return { suite, environments, github, gitlab };
}
