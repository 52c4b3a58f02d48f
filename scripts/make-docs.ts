// Writes every generated page: npm run docs. With --check it writes nothing and fails where a page has drifted.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Check } from '../src/checks/check.ts';
import type { Kind } from '../src/architecture/index.ts';
import { checkLists, kindLists } from './catalogue-lists.ts';
import {
  type Pack,
  renderCheckList,
  renderCheckPage,
  renderCoverage,
  type UnseenPractices,
} from './pages.ts';
import { renderRoles } from './role-table.ts';
import { type ResourceTypes, renderTypeCoverage } from './type-coverage.ts';

const root = new URL('../', import.meta.url).pathname;
const isCheckOnly = process.argv.includes('--check');
const drifted: string[] = [];

/** As much of the review as a reader of the README wants to see. */
const LINES_SHOWN = 40;

function put(path: string, text: string): void {
  const present = existsSync(root + path) ? readFileSync(root + path, 'utf8') : undefined;
  if (present === text) return;
  drifted.push(path);
  if (!isCheckOnly) writeFileSync(root + path, text);
}

/** Files of a generated folder that nothing writes any more. */
function removeOthers(folder: string, kept: ReadonlySet<string>): void {
  for (const name of readdirSync(root + folder)) {
    const path = `${folder}/${name}`;
    if (kept.has(path)) continue;
    drifted.push(path);
    if (!isCheckOnly) rmSync(root + path);
  }
}

function readPacks<T extends object>(name: string): T {
  const folder = `${root}data/packs/${name}`;
  const files = readdirSync(folder).toSorted();
  return Object.assign({}, ...files.map((file) => load(readFileSync(`${folder}/${file}`, 'utf8'))));
}

/** How the review of the example begins, at 100 columns: real output of the built program. */
function exampleReview(): string {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const child = spawnSync(
    process.execPath,
    ['bin/hexastyle.js', 'review', 'examples/shop', '--date', '2026-11-21', '--no-color'],
    { cwd: root, encoding: 'utf8', env: { ...env, COLUMNS: '100', LANG: 'C.UTF-8' } },
  );
  if (child.status !== 0)
    throw new Error(`the review of examples/shop failed; npm run build first\n${child.stderr}`);
  const lines = child.stdout.split('\n').slice(0, LINES_SHOWN);
  return lines.map((line) => line.trimEnd()).join('\n');
}

function withOutput(readme: string, output: string): string {
  const [before, rest = ''] = readme.split('<!-- output:begin -->');
  const [, after = ''] = rest.split('<!-- output:end -->');
  return `${before}<!-- output:begin -->\n\n\`\`\`\n${output}\n\`\`\`\n\n<!-- output:end -->${after}`;
}

function withRoles(page: string, roles: string): string {
  const [before, rest = ''] = page.split('<!-- roles:begin -->');
  const [, after = ''] = rest.split('<!-- roles:end -->');
  return `${before}<!-- roles:begin -->\n\n${roles}\n\n<!-- roles:end -->${after}`;
}

mkdirSync(`${root}src/checks/families`, { recursive: true });
const lists = [...kindLists(root), ...(await checkLists(root))];
for (const [path, text] of lists) put(path, text);
removeOthers('src/checks/families', new Set(lists.map(([path]) => path)));
const { kinds } = (await import('../src/architecture/kinds/index.ts')) as { kinds: readonly Kind[] };
const { checks } = (await import('../src/checks/index.ts')) as { checks: readonly Check[] };
const pack = readPacks<Pack>('wellarchitected');
const lens = JSON.parse(readFileSync(`${root}data/lenses/wellarchitected.json`, 'utf8'));

mkdirSync(`${root}docs/checks`, { recursive: true });
const pages = new Map(checks.map((check) => [`${check.id}.md`, renderCheckPage(check, pack, lens)]));
pages.set('README.md', renderCheckList(checks, pack));
for (const [name, text] of pages) put(`docs/checks/${name}`, text);
removeOthers('docs/checks', new Set([...pages.keys()].map((name) => `docs/checks/${name}`)));
const resourceTypes = JSON.parse(
  readFileSync(`${root}data/facts/resource-types.json`, 'utf8'),
) as ResourceTypes;
put(
  'docs/coverage.md',
  `${renderCoverage(checks, pack, readPacks<UnseenPractices>('unseen'), lens)}\n${renderTypeCoverage(kinds, resourceTypes)}`,
);
const { openApi } = await import('../src/server/console-api/openapi.ts');
const { CONSOLE_ROUTES } = await import('../src/server/console-api/routes/index.ts');
const { SESSION_ROUTES } = await import('../src/server/console-api/session-routes.ts');
const routes = [...CONSOLE_ROUTES, ...Object.values(SESSION_ROUTES)];
put('schemas/console-api.openapi.json', `${JSON.stringify(openApi(routes, '1'), null, 1)}\n`);
const { OPERATIONS } = await import('../src/server/well-architected-tool/operations/index.ts');
const accessPage = readFileSync(`${root}docs/guide/access.md`, 'utf8');
put('docs/guide/access.md', withRoles(accessPage, renderRoles(OPERATIONS, routes)));
put('README.md', withOutput(readFileSync(`${root}README.md`, 'utf8'), exampleReview()));

if (drifted.length > 0) {
  const what = `${drifted.length} generated ${drifted.length === 1 ? 'file' : 'files'}`;
  process.stdout.write(
    `${isCheckOnly ? 'Out of date' : 'Wrote'}: ${what}\n${drifted
      .slice(0, 20)
      .map((path) => `  ${path}\n`)
      .join('')}`,
  );
  if (isCheckOnly) {
    process.stdout.write('Run npm run docs and commit what it writes.\n');
    process.exitCode = 1;
  }
}
