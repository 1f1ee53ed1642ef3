/** The version of this package. The build inserts it; the dev server and tests have none. */
declare const __TWEAKBENCH_VERSION__: string | undefined;

export const VERSION = typeof __TWEAKBENCH_VERSION__ === 'string' ? __TWEAKBENCH_VERSION__ : '0.0.0-dev';
