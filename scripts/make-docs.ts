// Writes every generated page: npm run docs. With --check it writes nothing and fails where a page has drifted.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Check } from '../src/checks/check.ts';
import { checkIndex } from './check-index.ts';
import { type Pack, renderCheckList, renderCheckPage, renderCoverage } from './pages.ts';

const root = new URL('../', import.meta.url).pathname;
const isCheckOnly = process.argv.includes('--check');
const drifted: string[] = [];

function put(path: string, text: string): void {
  const present = existsSync(root + path) ? readFileSync(root + path, 'utf8') : undefined;
  if (present === text) return;
  drifted.push(path);
  if (!isCheckOnly) writeFileSync(root + path, text);
}

function readPack(): Pack {
  const folder = `${root}data/packs/wellarchitected`;
  const files = readdirSync(folder).sort();
  return Object.assign({}, ...files.map((file) => load(readFileSync(`${folder}/${file}`, 'utf8'))));
}

put('src/checks/index.ts', checkIndex(`${root}src/checks`));
const { checks } = (await import('../src/checks/index.ts')) as { checks: readonly Check[] };
const pack = readPack();
const lens = JSON.parse(readFileSync(`${root}data/lenses/wellarchitected.json`, 'utf8'));

mkdirSync(`${root}docs/checks`, { recursive: true });
const pages = new Map(checks.map((check) => [`${check.id}.md`, renderCheckPage(check, pack, lens)]));
pages.set('README.md', renderCheckList(checks, pack));
for (const [name, text] of pages) put(`docs/checks/${name}`, text);
for (const name of readdirSync(`${root}docs/checks`).filter((name) => !pages.has(name))) {
  drifted.push(`docs/checks/${name}`);
  if (!isCheckOnly) rmSync(`${root}docs/checks/${name}`);
}
put('docs/coverage.md', renderCoverage(checks, pack, lens));

if (drifted.length > 0) {
  const what = `${drifted.length} generated ${drifted.length === 1 ? 'file' : 'files'}`;
  process.stdout.write(`${isCheckOnly ? 'Out of date' : 'Wrote'}: ${what}\n${drifted.slice(0, 20).map((path) => `  ${path}\n`).join('')}`);
  if (isCheckOnly) {
    process.stdout.write('Run npm run docs and commit what it writes.\n');
    process.exitCode = 1;
  }
}
