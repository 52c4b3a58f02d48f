// Scaffolds a check: npm run new-check -- <service> <check-id> [practice]. Refuses to overwrite anything.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

const [service, id, practice] = process.argv.slice(2);
const root = new URL('../', import.meta.url).pathname;

function fail(message: string): never {
  process.stderr.write(
    `${message}\nUsage: npm run new-check -- <service> <check-id> [practice], e.g. s3 s3-bucket-encryption SEC08-BP02\n`,
  );
  process.exit(2);
}

if (service === undefined || !/^[a-z0-9]+$/.test(service))
  fail('The service is lower-case letters and digits.');
if (id === undefined || !/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id))
  fail('The check id is kebab case, service first.');

const folder = `${root}src/checks/${service}`;
const file = `${folder}/${id}.ts`;
if (existsSync(file)) fail(`src/checks/${service}/${id}.ts exists already.`);

const name = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
mkdirSync(folder, { recursive: true });
writeFileSync(
  file,
  `import { theKind } from '../../architecture/kinds/${service}.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const ${name} = defineCheck({
  id: '${id}',
  kind: theKind,
  title: 'The good state as a sentence without full stop',
  why: 'What goes wrong without it, for a reader who does not know the service.',
  remediation: 'What to do, in code.',
  links: ['https://docs.aws.amazon.com/'],
  blindSpots: [],
  examine: (resource) =>
    expectTrue(resource.attribute, {
      supports: 'It is on.',
      contradicts: 'It is off: what follows from that.',
    }),
  examples: {
    terraform: { supports: \`\`, contradicts: \`\`, inconclusive: \`\` },
    cloudformation: { supports: \`\`, contradicts: \`\` },
  },
});
`,
);
process.stdout.write(
  `Wrote src/checks/${service}/${id}.ts. Next:
  1. Declare the kind in src/architecture/kinds/${service}.ts if it is new, and name it in the check.
  2. Say what the check means: "${id}: supports" under ${practice ?? 'its practice'} in data/packs/wellarchitected/.
  3. npm run docs, then npx vitest run src/checks
`,
);
