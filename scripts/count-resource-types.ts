// Counts the AWS resource types in checked-out public repositories: node scripts/count-resource-types.ts <folder of clones> <date>.
// Writes data/facts/resource-types.json. A resource counts once however many instances it has.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeclaredResource, Language } from '../src/architecture/index.ts';
import { readProject } from '../src/readers/read-project.ts';

const [folder, date] = process.argv.slice(2);
if (folder === undefined || date === undefined) {
  process.stderr.write('usage: node scripts/count-resource-types.ts <folder of clones> <date>\n');
  process.exit(2);
}

const counts: Record<Language, Map<string, number>> = { terraform: new Map(), cloudformation: new Map() };
const repositories: string[] = [];

function isOfAws({ type }: DeclaredResource): boolean {
  return type.startsWith('aws_') || (type.startsWith('AWS::') && type.split('::').length === 3);
}

for (const name of readdirSync(folder).toSorted()) {
  const resources = readProject(join(folder, name)).resources.filter(isOfAws);
  if (resources.length === 0) continue;
  repositories.push(name);
  const declarations = new Map(
    resources.map((resource) => [
      `${resource.type} ${resource.location.file}:${resource.location.line}`,
      resource,
    ]),
  );
  for (const { language, type } of declarations.values()) {
    counts[language].set(type, (counts[language].get(type) ?? 0) + 1);
  }
  process.stderr.write(`${name}: ${declarations.size}\n`);
}

const mostFirst = (types: ReadonlyMap<string, number>) =>
  Object.fromEntries([...types].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));

writeFileSync(
  new URL('../data/facts/resource-types.json', import.meta.url),
  `${JSON.stringify(
    {
      what: 'Declarations of AWS resource types in public repositories, each counted once however many instances it has.',
      date,
      repositories,
      terraform: mostFirst(counts.terraform),
      cloudformation: mostFirst(counts.cloudformation),
    },
    null,
    1,
  )}\n`,
);
