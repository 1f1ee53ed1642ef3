/**
 * Says which Node is needed where this one is too old, instead of a stack trace: first in `npm start`, and first in the
 * built server. Written in syntax that an old Node understands.
 */
{
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isOld = major < 20 || (major === 20 && minor < 19);
  if (isOld || major === 21 || (major === 22 && minor < 12)) {
    const needed = isOld ? '20.19' : '22.12';
    process.stderr.write(`Tweakbench needs Node ${needed} or newer (this is ${process.versions.node})\n`);
    process.exit(1);
  }
}
