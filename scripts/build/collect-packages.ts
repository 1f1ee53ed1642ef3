/** Collects the packages that a build bundles. */
import type { Plugin } from 'vite';

const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/** Adds the folders of the packages to `folders`. */
export function collectPackages(folders: Set<string>): Plugin {
  return {
    name: 'tweakbench:collect-packages',
    moduleParsed: ({ id }) => {
      const folder = PACKAGE.exec(id.replace(/^\0/, ''))?.[0];
      if (folder) folders.add(folder);
    },
  };
}
