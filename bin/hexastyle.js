#!/usr/bin/env node
// Plain old JavaScript: it must run on a Node too old for the rest, to say so kindly.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `hexastyle needs Node 22.12 or newer; this is Node ${process.versions.node}.\n` +
      'Install Node 24 (https://nodejs.org), or run it through npx in a project that has the "node" package.\n',
  );
  process.exit(2);
}
const { enableCompileCache } = await import('node:module');
enableCompileCache?.();
const { main } = await import('../dist/main.js');
await main(process.argv.slice(2));
