import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFiles, readText } from './find-files.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hexastyle-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

describe('finding files', () => {
  it('goes into every folder and sorts the paths', () => {
    write({ 'b.tf': '', 'a/z.tf': '', 'a/b/c.yaml': '' });
    expect(findFiles(root).paths).toEqual(['a/b/c.yaml', 'a/z.tf', 'b.tf']);
  });

  it.each(['node_modules', '.terraform', '.git'])('leaves %s alone', (folder) => {
    write({ [`${folder}/x.tf`]: '', [`deep/${folder}/x.tf`]: '', 'main.tf': '' });
    expect(findFiles(root).paths).toEqual(['main.tf']);
  });

  it('of .terraform takes the code of installed modules only', () => {
    write({
      'main.tf': '',
      '.terraform/modules/modules.json': '{}',
      '.terraform/modules/vpc/main.tf': '',
      '.terraform/modules/vpc/README.md': '',
      '.terraform/providers/x.tf': '',
    });
    expect(findFiles(root).paths).toEqual([
      '.terraform/modules/modules.json',
      '.terraform/modules/vpc/main.tf',
      'main.tf',
    ]);
  });

  it('skips what .gitignore names, at any depth, and what a deeper .gitignore brings back', () => {
    write({
      '.gitignore': '*.tfvars\n/build/\n',
      'prod.tfvars': '',
      'build/x.tf': '',
      'live/build/x.tf': '',
      'live/.gitignore': '!shared.tfvars\n',
      'live/shared.tfvars': '',
      'live/other.tfvars': '',
    });
    expect(findFiles(root).paths).toEqual([
      '.gitignore',
      'live/.gitignore',
      'live/build/x.tf',
      'live/shared.tfvars',
    ]);
  });

  it('reads cdk.out even where Git ignores it', () => {
    write({ '.gitignore': 'cdk.out\n', 'cdk.out/manifest.json': '{}' });
    expect(findFiles(root).paths).toContain('cdk.out/manifest.json');
  });

  it.each([
    [
      'a pattern of many depths',
      'b/\na/**/a/**/a/**/a/**/b\n',
      2,
      'This pattern is too complex; it is not followed.',
    ],
    [
      'a pattern of endless length',
      `b/\n${'a'.repeat(2000)}\n`,
      2,
      'This pattern is too complex; it is not followed.',
    ],
    ['endless patterns', `b/\n${'a\n'.repeat(3000)}`, 2001, 'Only the first 2000 patterns are followed.'],
  ])('follows the rest of a .gitignore with %s, and says so', (_, rules, line, message) => {
    write({ '.gitignore': rules, [`${'a/'.repeat(60)}main.tf`]: '', 'b/main.tf': '', 'c/main.tf': '' });
    const { paths, diagnostics } = findFiles(root);
    expect(paths).toContain('c/main.tf');
    expect(paths).not.toContain('b/main.tf');
    expect(diagnostics).toEqual([{ severity: 'warning', message, file: '.gitignore', line }]);
  });

  it('follows links to files inside the folder, never out of it and never in circles', () => {
    write({ 'a/main.tf': '' });
    symlinkSync(join(root, 'a/main.tf'), join(root, 'inside.tf'));
    symlinkSync('/etc/passwd', join(root, 'outside.tf'));
    symlinkSync(root, join(root, 'a/circle'));
    const { paths, skipped } = findFiles(root);
    expect(paths).toEqual(['a/main.tf', 'inside.tf']);
    expect(skipped).toEqual([
      { path: 'outside.tf', status: 'skipped', reason: 'a link to no file of this folder' },
    ]);
  });
});

describe('reading a text', () => {
  it.each([
    ['a binary file', Buffer.from([0x50, 0x4b, 0, 0]), 'binary'],
    ['UTF-16', Buffer.from('\ufeffResources:', 'utf16le'), 'UTF-16 text; save it as UTF-8'],
    ['a file that is too large', Buffer.alloc(2048, 'a'), 'larger than 0 MB'],
  ])('gives the reason why %s is not read', (_, bytes, reason) => {
    writeFileSync(join(root, 'x.yaml'), bytes);
    expect(readText(root, 'x.yaml', 1024)).toEqual({ reason });
  });

  it('says what is wrong with a file that is gone', () => {
    expect(readText(root, 'gone.tf')).toEqual({ reason: 'it does not exist' });
  });
});
