/** Each icon of Tabler as a module: `virtual:tabler/NAME` is a component that draws it. A build has the icons that it imports. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

const PREFIX = 'virtual:tabler/';
/** All icons, as SVG. Its path is part of the ids of the modules, so that its licence is in the notices of a build. */
const ICONS = createRequire(import.meta.url).resolve('@iconify-json/tabler/icons.json');
const DRAWN_BY = resolve(import.meta.dirname, '../../src/client/shell/icons/draw-icon.tsx');
const iconsSchema = z.looseObject({ icons: z.record(z.string(), z.looseObject({ body: z.string() })) });

/** The code of the module. Throws for markup that `drawIcon` cannot draw. */
export function iconModule(name: string, body: string): string {
  const paths = [...body.matchAll(/<path (?:[^>]* )?d="([^"]*)"[^>]*\/>/g)].map(([, path]) => path);
  if (paths.length === 0 || /<(?!path |g |\/g>)/.test(body)) throw new Error(`The icon "${name}" is not made of paths`);
  const isFilled = !body.includes('stroke="currentColor"');
  return [
    `import { drawIcon } from ${JSON.stringify(DRAWN_BY)};`,
    `const paths = ${JSON.stringify(paths)};`,
    `export const icon = (props) => drawIcon(props, paths, ${isFilled});`,
  ].join('\n');
}

export function tablerIcons(): Plugin {
  let reading: Promise<z.infer<typeof iconsSchema>> | undefined;
  return {
    name: 'tweakbench:tabler-icons',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${ICONS}/${id.slice(PREFIX.length)}` : null),
    async load(id) {
      if (!id.startsWith(`\0${ICONS}/`)) return null;
      const name = id.slice(ICONS.length + 2);
      reading ??= readFile(ICONS, 'utf8').then((text) => iconsSchema.parse(JSON.parse(text)));
      const icon = (await reading).icons[name];
      if (!icon) throw new Error(`Tabler has no icon "${name}"`);
      return { code: iconModule(name, icon.body), moduleSideEffects: false };
    },
  };
}
