import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { PROGRAM, temporaryFolder } from './hexastyle.ts';

const SYSTEM_NODE = '/usr/bin/node';

function isNode20(): boolean {
  try {
    return execFileSync(SYSTEM_NODE, ['--version'], { encoding: 'utf8' }).startsWith('v20.');
  } catch {
    return false;
  }
}

describe.skipIf(!isNode20())('on Node 20', () => {
  it('says kindly what it needs, and exits 2', () => {
    const { status, stdout, stderr } = spawnSync(SYSTEM_NODE, [PROGRAM, 'review'], {
      cwd: temporaryFolder(),
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^hexastyle needs Node 22\.12 or newer; this is Node 20\./);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});
