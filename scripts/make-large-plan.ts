/**
 * Writes a plan as large as wanted: the plan of test/fixtures/terraform-plan, used as a module as often as it takes,
 * with every value once in the plan, once as a change and once in the state before, as Terraform writes them.
 * Usage: node scripts/make-large-plan.ts <file to write> <size in MB>
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Json = Readonly<Record<string, unknown>>;

interface Resource {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly values: unknown;
}

interface Module {
  readonly address?: string;
  readonly resources?: readonly Resource[];
  readonly child_modules?: readonly Module[];
}

const [place, size] = process.argv.slice(2);
if (place === undefined || !(Number(size) > 0)) {
  process.stderr.write('usage: node scripts/make-large-plan.ts <file to write> <size in MB>\n');
  process.exit(2);
}

const fixture = fileURLToPath(new URL('../test/fixtures/terraform-plan/plan.json', import.meta.url));
const plan = JSON.parse(readFileSync(fixture, 'utf8')) as Json;
const root = (plan['planned_values'] as { readonly root_module: Module }).root_module;
const changes = plan['resource_changes'] as readonly (Json & {
  readonly address: string;
  readonly change: Json;
})[];
const { root_module: called, provider_config } = plan['configuration'] as Json;
const values = new Map(allResources(root).map((resource) => [resource.address, resource]));

const count = copiesFor(Number(size) * 1024 * 1024);
const handle = openSync(place, 'w');
write(
  `{"format_version":"1.2","terraform_version":${JSON.stringify(plan['terraform_version'])},"planned_values":{"root_module":`,
);
writeModules();
write('}},"resource_changes":[');
for (let copy = 0; copy < count; copy++) write(`${copy === 0 ? '' : ','}${changesOf(copy)}`);
write('],"prior_state":{"format_version":"1.0","values":{"root_module":');
writeModules();
const configuration = {
  provider_config,
  root_module: { module_calls: { copy: { source: './copy', expressions: {}, module: called } } },
};
write(`}}},"configuration":${JSON.stringify(configuration)}}\n`);
closeSync(handle);

function write(text: string): void {
  writeSync(handle, text);
}

function writeModules(): void {
  write('{"child_modules":[');
  for (let copy = 0; copy < count; copy++)
    write(`${copy === 0 ? '' : ','}${JSON.stringify(moved(root, copy))}`);
  write(']');
}

function copiesFor(bytes: number): number {
  const one = 2 * JSON.stringify(moved(root, 0)).length + changesOf(0).length;
  return Math.max(1, Math.ceil(bytes / one));
}

function addressIn(copy: number, address: string): string {
  return `module.copy[${JSON.stringify(String(copy).padStart(6, '0'))}]${address === '' ? '' : `.${address}`}`;
}

function moved(module: Module, copy: number): Module {
  const { address = '', resources = [], child_modules = [] } = module;
  return {
    resources: resources.map((resource) => ({ ...resource, address: addressIn(copy, resource.address) })),
    child_modules: child_modules.map((child) => moved(child, copy)),
    address: addressIn(copy, address),
  };
}

function changesOf(copy: number): string {
  const listed = changes.map(({ address, change }) => {
    const {
      mode,
      type,
      name,
      values: after,
    } = values.get(address) ?? { mode: 'managed', type: '', name: '', values: {} };
    return {
      address: addressIn(copy, address),
      mode,
      type,
      name,
      change: { ...change, before: null, after },
    };
  });
  return JSON.stringify(listed).slice(1, -1);
}

function allResources({ resources = [], child_modules = [] }: Module): readonly Resource[] {
  return [...resources, ...child_modules.flatMap(allResources)];
}
