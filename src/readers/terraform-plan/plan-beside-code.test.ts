import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Property, Unresolved } from '../../architecture/index.ts';
import type { ProjectFiles } from '../project-files.ts';
import { readTerraformPlan } from './read-terraform-plan.ts';

function fixture(name: string): string {
  return readFileSync(new URL(`../../../test/fixtures/terraform-plan/${name}`, import.meta.url), 'utf8');
}

function filesOf(texts: Readonly<Record<string, string>>): ProjectFiles {
  const byPath = new Map(Object.entries(texts));
  return { paths: [...byPath.keys()].toSorted(), read: (path) => byPath.get(path) };
}

type Readings = ReturnType<typeof readTerraformPlan>;

/** The property at a path of names and positions in lists. */
function at(plan: Readings, id: string, path: readonly (string | number)[]): Property | undefined {
  let property = plan.resources.find((resource) => resource.id === id)?.properties;
  for (const step of path) {
    const value = property?.value;
    if (value instanceof Map) property = value.get(String(step));
    else property = Array.isArray(value) ? (value as readonly Property[])[Number(step)] : undefined;
  }
  return property;
}

function place(property: Property | undefined): string | undefined {
  return property && `${property.location.file}:${property.location.line}`;
}

function links(property: Property | undefined): readonly string[] | undefined {
  const references = property?.value instanceof Unresolved ? property.value.references : property?.references;
  return references?.map(({ address, attribute }) =>
    [address, attribute].filter((part) => part !== undefined).join('.'),
  );
}

/** Expected lines: main.tf and network/main.tf, counted by a person. */
describe('a plan in the folder of its code', () => {
  const files = filesOf({
    'infra/main.tf': fixture('main.tf'),
    'infra/network/main.tf': fixture('network/main.tf'),
    'infra/plans/plan.json': fixture('plan.json'),
  });
  const plan = readTerraformPlan('infra/plans/plan.json', fixture('plan.json'), files);

  it('knows the folder', () => {
    expect([plan.sort, plan.rootFolder]).toEqual(['plan', 'infra']);
  });

  it.each([
    ['aws_db_instance.orders', [], 'infra/main.tf:127'],
    ['aws_db_instance.orders', ['storage_encrypted'], 'infra/main.tf:134'],
    ['aws_s3_bucket.logs[1]', ['bucket_prefix'], 'infra/main.tf:57'],
    ['module.network["blue"].aws_vpc.this', [], 'infra/network/main.tf:13'],
    ['module.network["green"].aws_subnet.this["b"]', ['cidr_block'], 'infra/network/main.tf:25'],
    // A default of the provider, of which the code says nothing: the resource.
    ['aws_lambda_function.orders', ['timeout'], 'infra/main.tf:145'],
    // Inside blocks and maps.
    ['aws_lambda_function.orders', ['vpc_config', 0, 'subnet_ids'], 'infra/main.tf:160'],
    ['aws_lambda_function.orders', ['environment', 0, 'variables'], 'infra/main.tf:153'],
    ['aws_security_group.database', ['ingress', 0, 'to_port'], 'infra/main.tf:112'],
    ['aws_security_group.web', ['ingress', 0, 'cidr_blocks', 0], 'infra/main.tf:99'],
    ['module.network["blue"].aws_subnet.this["a"]', ['tags', 'Zone'], 'infra/network/main.tf:28'],
    // All tags stand where the tags do; those of the provider at the resource.
    ['module.network["blue"].aws_vpc.this', ['tags_all'], 'infra/network/main.tf:16'],
    ['aws_s3_bucket.logs[0]', ['tags_all'], 'infra/main.tf:54'],
  ])('points from %s %j at %s', (id, path, expected) => {
    expect(place(at(plan, id, path))).toBe(expected);
  });

  it('says the same as without the code, but for what dynamic blocks and parts of values refer to', () => {
    const alone = readTerraformPlan('infra/plans/plan.json', fixture('plan.json'));
    expect(plan.resources.map(({ id, region, scope }) => [id, region, scope])).toEqual(
      alone.resources.map(({ id, region, scope }) => [id, region, scope]),
    );
    expect(links(at(plan, 'aws_security_group.database', ['ingress', 0, 'security_groups']))).toEqual([
      'aws_security_group.web.id',
    ]);
  });
});

describe('what a plan does not keep', () => {
  const text = fixture('beside-code/plan.json');
  const plan = readTerraformPlan(
    'plan.json',
    text,
    filesOf({ 'main.tf': fixture('beside-code/main.tf'), 'plan.json': text }),
  );
  const alone = readTerraformPlan('plan.json', text);

  it.each([
    ['aws_s3_bucket_versioning.logs', ['bucket'], ['aws_s3_bucket.logs']],
    ['aws_sqs_queue.orders', ['kms_master_key_id'], ['aws_kms_key.orders.arn']],
  ])('is where locals lead: %s %j', (id, path, expected) => {
    expect(links(at(plan, id, path))).toEqual(expected);
    expect(links(at(alone, id, path))).toEqual([]);
  });

  it('is the number of dynamic blocks that only applying will tell', () => {
    const ingress = at(plan, 'aws_security_group.open', ['ingress', 0]);
    expect(place(ingress)).toBe('main.tf:60');
    expect(ingress?.value).toMatchObject({
      reason: 'how many of these blocks there are is known only after apply',
    });
    expect(links(ingress)).toEqual(['aws_vpc.main.ipv6_cidr_block']);
  });

  it('is a dynamic block of which the plan says nothing but that it is not known', () => {
    const volumes = at(plan, 'aws_instance.worker', ['ebs_block_device']);
    expect(place(volumes)).toBe('main.tf:94');
    expect(volumes?.value).toMatchObject({ reason: 'known only after apply' });
    expect(links(volumes)).toEqual(['aws_vpc.main.ipv6_cidr_block']);
    expect(at(alone, 'aws_instance.worker', ['ebs_block_device'])).toBeUndefined();
  });

  it.each([
    [0, 80, 'main.tf:82', 'main.tf:83', 'aws_security_group.web.id'],
    [1, 9000, 'main.tf:75', 'main.tf:76', 'aws_security_group.jobs.id'],
  ])('is the order of blocks: block %i is that of port %i', (index, port, block, line, group) => {
    const rule = ['ingress', index];
    expect(place(at(plan, 'aws_security_group.two', rule))).toBe(block);
    expect(at(plan, 'aws_security_group.two', [...rule, 'from_port'])?.value).toBe(port);
    expect(place(at(plan, 'aws_security_group.two', [...rule, 'from_port']))).toBe(line);
    expect(links(at(plan, 'aws_security_group.two', [...rule, 'security_groups']))).toEqual([group]);
  });

  it.each(['aws_s3_bucket.logs', 'aws_kms_key.orders'])(
    'is not missed where the code says nothing at all: %s',
    (id) => {
      for (const readings of [plan, alone]) {
        const values = at(readings, id, [])?.value as ReadonlyMap<string, Property>;
        expect([...values.values()].filter(({ value }) => value instanceof Unresolved)).toEqual([]);
      }
    },
  );
});

const MESSAGING = {
  'main.tf':
    'module "messaging" {\n  source   = "./queues"\n  for_each = toset(["eu"])\n  key      = aws_kms_key.k.arn\n}\n\nresource "aws_kms_key" "k" {}\n',
  'queues/queue.tf':
    'variable "key" {}\n\nresource "aws_sqs_queue" "orders" {\n  name              = "orders"\n  kms_master_key_id = var.key\n}\n',
};

describe('a state in the folder of its code', () => {
  it('points at the code, and links through it', () => {
    const text = fixture('state.json');
    const state = readTerraformPlan('state.json', text, filesOf({ ...MESSAGING, 'state.json': text }));
    const id = 'module.messaging["eu"].aws_sqs_queue.orders';
    expect([state.sort, state.rootFolder]).toEqual(['state', '.']);
    expect(place(at(state, id, []))).toBe('queues/queue.tf:3');
    expect(place(at(state, id, ['name']))).toBe('queues/queue.tf:4');
    expect(links(at(state, id, ['kms_master_key_id']))).toEqual(['aws_kms_key.k.arn']);
  });
});

describe('the code of a plan', () => {
  const text = fixture('state.json');
  const placeIn = (texts: Readonly<Record<string, string>>, path = 'state.json') =>
    place(readTerraformPlan(path, text, filesOf({ ...texts, [path]: text })).resources[0]?.properties);

  it.each([
    [
      'has the call of a module that is not part of the project',
      { 'main.tf': '\nmodule "messaging" {\n  source = "example.com/queues"\n}\n' },
      'main.tf:2',
    ],
    [
      'has a module that lacks the resource',
      { 'main.tf': 'module "messaging" {\n  source = "./queues"\n}\n', 'queues/a.tf': 'locals {}\n' },
      'state.json:10',
    ],
    [
      'may be in JSON',
      {
        'main.tf.json': '{"module": {"messaging": {"source": "./q"}}}',
        'q/a.tf.json': '{"resource": {"aws_sqs_queue": {\n"orders": {"name": "orders"}}}}',
      },
      'q/a.tf.json:2',
    ],
    [
      'may be half written',
      {
        'main.tf': 'module "messaging" {\n  source = "./q"\n}\nlocals {',
        'q/a.tf': 'resource "aws_sqs_queue" "orders" {\n  name = \n',
      },
      'q/a.tf:1',
    ],
    [
      'is not what another root module declares',
      { 'main.tf': 'resource "aws_sqs_queue" "others" {}\n' },
      'state.json:10',
    ],
    [
      'is not looked for beyond the project',
      { 'main.tf': 'module "messaging" {\n  source = "../../queues"\n}\n' },
      'main.tf:1',
    ],
  ])('%s', (_, texts, expected) => {
    expect(placeIn(texts)).toBe(expected);
  });

  it('is looked for in the folder of the plan and those around it', () => {
    const texts = {
      'live/main.tf': 'module "messaging" {\n  source = "../q"\n}\n',
      'q/a.tf': '\n\nresource "aws_sqs_queue" "orders" {}\n',
    };
    expect(placeIn(texts, 'live/plans/state.json')).toBe('q/a.tf:3');
    expect(placeIn(texts, 'other/state.json')).toBe('other/state.json:10');
  });
});
