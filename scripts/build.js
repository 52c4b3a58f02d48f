// Bundles the program into dist/ and puts the data it needs beside it. Plain JavaScript: it runs on install.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { build } from 'esbuild';
import { load } from 'js-yaml';

const root = new URL('../', import.meta.url);
const path = (name) => new URL(name, root).pathname;

const { dependencies } = JSON.parse(readFileSync(path('package.json'), 'utf8'));
/** What every review loads: one file starts faster than many. */
const IN_THE_BUNDLE = new Set(['@marcbachmann/cel-js', 'commander', 'ignore', 'js-yaml', 'valibot', 'yaml']);

/** The examples of the catalogue's checks are for tests and pages, and half of its text. */
const withoutExamples = {
  name: 'without-examples',
  setup(bundler) {
    bundler.onLoad({ filter: /\/src\/checks\/[a-z0-9]+\/[a-z0-9-]+\.ts$/ }, ({ path: file }) => ({
      loader: 'ts',
      contents: readFileSync(file, 'utf8').replace(
        /\n {2}examples: \{[\s\S]*?\n {2}\},\n\}\);/,
        '\n  examples: {},\n});',
      ),
    }));
  },
};

// The types of plug-ins stay: npm pack writes them before it builds once more.
for (const name of existsSync(path('dist')) ? readdirSync(path('dist')) : []) {
  if (name !== 'types') rmSync(path(`dist/${name}`), { recursive: true, force: true });
}
await build({
  entryPoints: {
    main: path('src/cli/main.ts'),
    plugin: path('src/own-checks/plugin.ts'),
    'pdf-worker': path('src/server/reports/pdf-worker.ts'),
  },
  outdir: path('dist'),
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node22.12',
  minifySyntax: true,
  minifyWhitespace: true,
  // What only the server needs is found where npm put it.
  external: Object.keys(dependencies).filter((name) => !IN_THE_BUNDLE.has(name)),
  legalComments: 'linked',
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
  plugins: [withoutExamples],
});

mkdirSync(path('dist/data'), { recursive: true });
const copyJson = (from, to) =>
  writeFileSync(path(to), JSON.stringify(JSON.parse(readFileSync(path(from), 'utf8'))));
copyJson('data/lenses/wellarchitected.json', 'dist/data/wellarchitected.json');
copyJson('data/facts/pillar-priorities.json', 'dist/data/pillar-priorities.json');
copyJson('data/well-architected-tool/limits.json', 'dist/data/wa-tool-limits.json');
copyJson('data/facts/rival-rules.json', 'dist/data/rival-rules.json');
const copyYaml = (from, to) =>
  writeFileSync(path(to), JSON.stringify(load(readFileSync(path(from), 'utf8'))));
copyYaml('data/well-architected-tool/profile-template.yaml', 'dist/data/profile-template.json');
const mergeYaml = (folder, to) => {
  const files = readdirSync(path(folder)).toSorted();
  const parts = files.map((name) => load(readFileSync(path(`${folder}/${name}`), 'utf8')));
  writeFileSync(path(to), JSON.stringify(Object.assign({}, ...parts)));
};
mergeYaml('data/packs/wellarchitected', 'dist/data/pack.json');
mergeYaml('data/packs/unseen', 'dist/data/unseen.json');
const checklists = readdirSync(path('data/checklists')).toSorted();
writeFileSync(
  path('dist/data/checklists.json'),
  JSON.stringify(checklists.map((name) => load(readFileSync(path(`data/checklists/${name}`), 'utf8')))),
);

const { pillars } = JSON.parse(readFileSync(path('data/lenses/wellarchitected.json'), 'utf8'));
const texts = pillars.map(({ id, name }) => {
  const file = `data/texts/wellarchitected/${name.toLowerCase().replaceAll(' ', '-')}.yaml`;
  return { id, ...load(readFileSync(path(file), 'utf8')) };
});
const joined = (part) => Object.assign({}, ...texts.map((pillar) => pillar[part]));
writeFileSync(
  path('dist/data/texts.json'),
  JSON.stringify({
    principles: Object.fromEntries(texts.map(({ id, principles }) => [id, principles])),
    questions: joined('questions'),
    practices: joined('practices'),
  }),
);

// data/lenses/<alias>.lens.yaml with <alias>.pack.yaml
mkdirSync(path('dist/data/lenses'), { recursive: true });
for (const name of readdirSync(path('data/lenses')).filter((file) => /\.(?:lens|pack)\.yaml$/.test(file))) {
  const json = JSON.stringify(load(readFileSync(path(`data/lenses/${name}`), 'utf8')));
  writeFileSync(path(`dist/data/lenses/${name.replace(/(?:\.lens)?\.yaml$/, '.json')}`), json);
}

// In a clone `npx hexastyle` finds the program where a dependency's would be, without installing anything.
const link = path('node_modules/.bin/hexastyle');
rmSync(link, { force: true });
if (existsSync(path('node_modules/.bin'))) symlinkSync('../../bin/hexastyle.js', link);
