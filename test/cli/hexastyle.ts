import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { ReviewResult } from '../../src/review/review-result.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const PROGRAM = join(ROOT, 'bin/hexastyle.js');
const PROBE = join(ROOT, 'scripts/bench-probe.js');

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs the built program as a user does, without network, colours or anything else of this environment but what is given. */
export function hexastyle(
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> {
  if (!existsSync(join(ROOT, 'dist/main.js'))) throw new Error('npm run build comes before these tests');
  const probe = join(temporaryFolder(), 'usage.json');
  const options = {
    cwd,
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', HEXASTYLE_BENCH_PROBE: probe, ...environment },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 20_000,
  };
  const start = performance.now();
  return new Promise((done) => {
    execFile(process.execPath, ['--import', PROBE, PROGRAM, ...args], options, (error, stdout, stderr) => {
      const seconds = (performance.now() - start) / 1000;
      const megabytes = existsSync(probe)
        ? JSON.parse(readFileSync(probe, 'utf8')).maxRSS / 1024
        : Number.NaN;
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : Number.NaN;
      done({ code, stdout, stderr, seconds, megabytes });
    });
  });
}

/** A review on a fixed day, which writes JSON to stdout unless the arguments ask for something else. */
export function reviewRun(cwd: string, ...args: readonly string[]): Promise<Run> {
  const formats = args.includes('--format') ? [] : ['--format', 'json'];
  return hexastyle(['review', '--date', '2026-11-21', ...formats, ...args], cwd);
}

export async function resultOf(cwd: string, ...args: readonly string[]): Promise<ReviewResult> {
  const { stdout } = await reviewRun(cwd, ...args);
  return JSON.parse(stdout) as ReviewResult;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hexastyle-'));
  folders.push(folder);
  return folder;
}

export type Files = Readonly<Record<string, string | Buffer>>;

/** A folder with these files, called `shop`, alone in a temporary one. */
export function project(files: Files): string {
  const root = join(temporaryFolder(), 'shop');
  mkdirSync(root);
  addFiles(root, files);
  return root;
}

export function addFiles(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Code that no check says anything about. */
export const QUIET_CODE: Files = { 'main.tf': 'resource "random_id" "suffix" {\n  byte_length = 4\n}\n' };

/** A bucket whose versions are not kept: `s3-bucket-versioning` contradicts at the bucket. */
export const BUCKET = 'resource "aws_s3_bucket" "images" {\n  bucket = "images"\n}\n';

/** A security group that lets everyone in to SSH: a certain high risk of SEC05. */
export const OPEN_SSH = `resource "aws_security_group" "admin" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`;
