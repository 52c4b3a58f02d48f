import {
  type Attribute,
  isCompanion,
  type Kind,
  type Language,
  sourcesIn,
} from '../src/architecture/index.ts';

/** Resource types of public repositories with their counts, as data/facts/resource-types.json holds them. */
export interface ResourceTypes {
  readonly date: string;
  readonly repositories: readonly string[];
  readonly terraform: Readonly<Record<string, number>>;
  readonly cloudformation: Readonly<Record<string, number>>;
}

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['terraform', 'Terraform'],
  ['cloudformation', 'CloudFormation'],
];

/** Share of all declarations that the most frequent types are asked to make up. */
const MOST = 0.95;

/** How much of public code the kinds read: the section of the coverage page. */
export function renderTypeCoverage(kinds: readonly Kind[], counted: ResourceTypes): string {
  const rows = LANGUAGES.map(([language, name]) => {
    const read = typesRead(kinds, language);
    const types = Object.entries(counted[language]);
    const all = sum(types);
    const frequent = mostFrequent(types, all);
    const share = (sum(types.filter(([type]) => read.has(type))) / all) * 100;
    const missing = frequent.filter(([type]) => !read.has(type));
    return `| ${name} | ${all} | ${types.length} | ${share.toFixed(1)} % | ${frequent.length - missing.length} of ${frequent.length} | ${missing
      .slice(0, 12)
      .map(([type, count]) => `\`${type}\` (${count})`)
      .join(', ')} |\n`;
  });
  return `## Resource types

${kinds.length} kinds of resource are read. Counted on ${counted.date} over ${counted.repositories.length} public repositories, each declaration once:

| language | declarations | types | read | of the types that make up ${MOST * 100} % | most frequent of the others |
| --- | --- | --- | --- | --- | --- |
${rows.join('')}`;
}

type Counts = readonly (readonly [type: string, count: number])[];

function mostFrequent(types: Counts, all: number): Counts {
  let before = 0;
  return types.filter(([, count]) => {
    const isAmong = before < MOST * all;
    before += count;
    return isAmong;
  });
}

function sum(types: Counts): number {
  return types.reduce((total, [, count]) => total + count, 0);
}

/** The types that are kinds, and those that state something about a kind. */
function typesRead(kinds: readonly Kind[], language: Language): ReadonlySet<string> {
  return new Set(
    kinds.flatMap(({ types, attributes }) => [
      ...(types[language] ?? []),
      ...Object.values(attributes).flatMap((attribute) => companionsIn(attribute, language)),
    ]),
  );
}

function companionsIn({ sources }: Attribute<unknown>, language: Language): readonly string[] {
  return sourcesIn(sources, language)
    .filter(isCompanion)
    .map(({ companion }) => companion);
}
