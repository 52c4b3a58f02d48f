/**
 * Makes the lists in data/schemas anew: every attribute path of the resource types that kinds and their companions name,
 * from the AWS provider of Terraform and from the CloudFormation schemas that the AWS CDK is made of.
 * Usage: node scripts/make-schema-paths.ts <folder with a mirror of the providers> <folder with @aws-cdk/aws-service-spec installed>
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { companionTypes, type Language } from '../src/architecture/index.ts';
import { kinds } from '../src/architecture/kinds/index.ts';
import { cloudformationPaths, type ServiceSpec } from './schema-paths-cloudformation.ts';
import { type ProviderSchema, terraformPaths } from './schema-paths-terraform.ts';

const PROVIDER = 'registry.terraform.io/hashicorp/aws';
const PROVIDER_VERSION = '5.100.0';
/** Names in the longest path that is kept: firewall rules nest much deeper than any kind looks. */
const MOST_NAMES = 6;
const SPEC = '@aws-cdk/aws-service-spec';

const [mirror, installed] = process.argv.slice(2);
if (mirror === undefined || installed === undefined) {
  process.stderr.write(
    `usage: node scripts/make-schema-paths.ts <folder with a mirror of the providers> <folder with ${SPEC} installed>\n`,
  );
  process.exit(2);
}

const schema = providerSchema(resolve(mirror));
write('terraform-aws.json', PROVIDER, PROVIDER_VERSION, 'terraform', (type) => terraformPaths(schema, type));

const load = createRequire(join(resolve(installed), 'package.json'));
const { version } = load(`${SPEC}/package.json`) as { version: string };
const { loadAwsServiceSpecSync } = load(SPEC) as { loadAwsServiceSpecSync: () => ServiceSpec };
const spec = loadAwsServiceSpecSync();
write('cloudformation.json', SPEC, version, 'cloudformation', (type) => cloudformationPaths(spec, type));

function providerSchema(providers: string): ProviderSchema {
  const place = mkdtempSync(join(tmpdir(), 'schema-paths-'));
  try {
    writeFileSync(
      join(place, 'settings.tfrc'),
      `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(providers)}\n  }\n}\n`,
    );
    writeFileSync(
      join(place, 'main.tf'),
      `terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "${PROVIDER_VERSION}"\n    }\n  }\n}\n`,
    );
    const terraform = (...words: string[]): string =>
      execFileSync('terraform', words, {
        cwd: place,
        env: { ...process.env, TF_CLI_CONFIG_FILE: join(place, 'settings.tfrc') },
        encoding: 'utf8',
        maxBuffer: 256 * 1024 * 1024,
      });
    terraform('init', '-no-color');
    const { provider_schemas: schemas } = JSON.parse(terraform('providers', 'schema', '-json')) as {
      provider_schemas: Readonly<Record<string, ProviderSchema>>;
    };
    const found = schemas[PROVIDER];
    if (found === undefined) throw new Error(`no schema of ${PROVIDER}`);
    return found;
  } finally {
    rmSync(place, { recursive: true });
  }
}

function write(
  name: string,
  source: string,
  sourceVersion: string,
  language: Language,
  pathsOf: (type: string) => readonly string[],
): void {
  const types = namedTypes(language).map((type) => [type, pathsOf(type).filter(isKept)] as const);
  const list = { source, version: sourceVersion, mostNames: MOST_NAMES, types: Object.fromEntries(types) };
  const place = fileURLToPath(new URL(`../data/schemas/${name}`, import.meta.url));
  writeFileSync(place, `${JSON.stringify(list, null, 1)}\n`);
}

function isKept(path: string): boolean {
  return path.split('.').length <= MOST_NAMES;
}

/** Every type that a kind or a companion names, sorted. */
function namedTypes(language: Language): readonly string[] {
  const named = kinds.flatMap((kind) => [...(kind.types[language] ?? []), ...companionTypes(kind, language)]);
  return [...new Set(named)].toSorted();
}
