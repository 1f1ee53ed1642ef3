/** `npm run check`: lint, types, size budget and dead code beside each other, then the unit and server tests. */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { runSideBySide } from './run-side-by-side.ts';

const script = (name: string) => ['npm', 'run', '--silent', name] as const;

// The longest first. The unit tests run afterwards, without the others: they need what the budget builds.
const failed = await runSideBySide(
  { budget: script('budget'), types: script('types'), lint: script('lint'), dead: script('dead') },
  { atOnce: Math.max(2, availableParallelism()), write: (text) => process.stdout.write(text) },
);
if (failed.length > 0) {
  console.log(`\nFailed: ${failed.join(', ')}`);
  process.exitCode = 1;
} else {
  process.exitCode = spawnSync('npm', ['run', 'unit'], { stdio: 'inherit' }).status ?? 1;
}
