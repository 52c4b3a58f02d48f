import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Architecture, type Property, Unresolved } from '../../architecture/index.ts';
import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { readTerraformPlan } from './read-terraform-plan.ts';

function fixture(name: string): string {
  return readFileSync(new URL(`../../../test/fixtures/terraform-plan/${name}`, import.meta.url), 'utf8');
}

/** A property without its places: `?` before what is unresolved, with the addresses it comes from. */
function plain({ value }: Property): unknown {
  if (value instanceof Unresolved) return [`? ${value.reason}`, ...value.references.map(written)];
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, item]) => [key, plain(item as Property)]));
  return Array.isArray(value) ? value.map((item) => plain(item as Property)) : value;
}

function written({ address, attribute }: { address: string; attribute?: string }): string {
  return attribute === undefined ? address : `${address}.${attribute}`;
}

const PLAN = fixture('plan.json');
const plan = readTerraformPlan('plans/plan.json', PLAN);

function resource(id: string) {
  const found = plan.resources.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

function property(id: string, name: string): Property | undefined {
  return (resource(id).properties.value as ReadonlyMap<string, Property>).get(name);
}

function plainProperty(id: string, name: string): unknown {
  const found = property(id, name);
  return found === undefined ? undefined : plain(found);
}

/** Expected values: main.tf and network/main.tf beside the plan, read by a person. */
describe('a plan', () => {
  it('is read whole', () => {
    expect(plan.files).toEqual([{ path: 'plans/plan.json', status: 'read' }]);
    expect(plan.diagnostics).toEqual([]);
  });

  it('gives every managed resource, with count, for_each and modules', () => {
    const network = ['aws_flow_log.this', 'aws_subnet.this["a"]', 'aws_subnet.this["b"]', 'aws_vpc.this'];
    expect(plan.resources.map(({ id }) => id)).toEqual([
      'aws_db_instance.orders',
      'aws_db_subnet_group.orders',
      'aws_iam_role.orders',
      'aws_lambda_function.orders',
      'aws_s3_bucket.logs[0]',
      'aws_s3_bucket.logs[1]',
      'aws_s3_bucket.replica',
      'aws_s3_bucket_policy.replica',
      'aws_s3_bucket_versioning.logs[0]',
      'aws_s3_bucket_versioning.logs[1]',
      'aws_security_group.database',
      'aws_security_group.web',
      'aws_vpc_security_group_ingress_rule.ssh',
      'terraform_data.release',
      ...network.map((name) => `module.network["blue"].${name}`),
      ...network.map((name) => `module.network["green"].${name}`),
    ]);
    expect(resource('module.network["blue"].aws_vpc.this')).toMatchObject({
      scope: 'plans/plan.json',
      type: 'aws_vpc',
      language: 'terraform',
    });
  });

  it.each([
    ['aws_db_instance.orders', 'storage_encrypted', true],
    ['aws_db_instance.orders', 'allocated_storage', 20],
    ['aws_db_instance.orders', 'tags_all', { Team: 'orders' }],
    ['module.network["green"].aws_vpc.this', 'tags_all', { Name: 'green', Team: 'orders' }],
    ['module.network["blue"].aws_subnet.this["b"]', 'cidr_block', '10.0.1.0/24'],
    ['aws_s3_bucket_versioning.logs[1]', 'versioning_configuration', [{ status: 'Enabled' }]],
    // Not in the code; only the provider will know: as absent as where code is read.
    ['aws_db_instance.orders', 'multi_az', undefined],
    ['aws_db_instance.orders', 'backup_retention_period', undefined],
    ['aws_db_instance.orders', 'deletion_protection', undefined],
    ['aws_lambda_function.orders', 'tracing_config', undefined],
    ['aws_lambda_function.orders', 'dead_letter_config', undefined],
    ['aws_security_group.web', 'egress', undefined],
    // Sensitive.
    ['aws_db_instance.orders', 'password', ['? sensitive value']],
    // In the code, and known only later.
    ['aws_s3_bucket_versioning.logs[0]', 'bucket', ['? known only after apply', 'aws_s3_bucket.logs[0]']],
    ['aws_s3_bucket_versioning.logs[1]', 'bucket', ['? known only after apply', 'aws_s3_bucket.logs[1]']],
    ['aws_s3_bucket_policy.replica', 'policy', ['? known only after apply', 'aws_s3_bucket.replica.arn']],
    [
      'aws_db_instance.orders',
      'vpc_security_group_ids',
      ['? known only after apply', 'aws_security_group.database.id'],
    ],
    // Through the output of a module, and through a variable of one.
    [
      'aws_security_group.web',
      'vpc_id',
      ['? known only after apply', 'module.network["blue"].aws_vpc.this.id'],
    ],
    [
      'module.network["green"].aws_flow_log.this',
      'log_destination',
      ['? known only after apply', 'aws_s3_bucket.logs[0].arn'],
    ],
    [
      'module.network["green"].aws_flow_log.this',
      'vpc_id',
      ['? known only after apply', 'module.network["green"].aws_vpc.this.id'],
    ],
    // Inside blocks, one of them dynamic.
    [
      'aws_lambda_function.orders',
      'vpc_config',
      [
        {
          ipv6_allowed_for_dual_stack: false,
          security_group_ids: ['? known only after apply', 'aws_security_group.web.id'],
          subnet_ids: [
            '? known only after apply',
            'module.network["green"].aws_subnet.this["a"]',
            'module.network["green"].aws_subnet.this["b"]',
          ],
        },
      ],
    ],
    [
      'aws_lambda_function.orders',
      'environment',
      [{ variables: ['? known only after apply', 'aws_db_instance.orders.address'] }],
    ],
    [
      'aws_security_group.database',
      'ingress',
      [
        {
          cidr_blocks: [],
          description: '',
          from_port: 5432,
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          protocol: 'tcp',
          security_groups: ['? known only after apply'],
          self: false,
          to_port: 5432,
        },
      ],
    ],
  ])('says of %s that %s is %j', (id, name, expected) => {
    expect(plainProperty(id, name)).toEqual(expected);
  });

  it('remembers where a known value comes from', () => {
    expect(property('aws_db_instance.orders', 'db_subnet_group_name')).toMatchObject({
      value: 'orders',
      references: [{ address: 'aws_db_subnet_group.orders', attribute: 'name' }],
    });
  });

  it.each([
    ['aws_s3_bucket.logs[0]', 'eu-central-1'],
    ['aws_s3_bucket.replica', 'eu-west-1'],
    ['module.network["blue"].aws_vpc.this', 'eu-central-1'],
    ['terraform_data.release', undefined],
  ])('puts %s into the region %s', (id, region) => {
    expect(resource(id).region).toBe(region);
  });

  it('points at the line of each resource', () => {
    const lines = PLAN.split('\n');
    for (const { id, location } of plan.resources) {
      expect(location.file).toBe('plans/plan.json');
      expect(lines[location.line - 1]!.trim()).toBe(`"address": ${JSON.stringify(id)},`);
    }
  });

  it('says the same on one line, where every resource is on line 1', () => {
    const inOneLine = readTerraformPlan('plans/plan.json', JSON.stringify(JSON.parse(PLAN)));
    expect(new Set(inOneLine.resources.map(({ location }) => location.line))).toEqual(new Set([1]));
    expect(inOneLine.resources.map(({ properties }) => plain(properties))).toEqual(
      plan.resources.map(({ properties }) => plain(properties)),
    );
  });

  it('links resources to one another', () => {
    const architecture = new Architecture(plan, [s3Bucket]);
    const versioned = architecture.ofKind(s3Bucket).map(({ id, versioning }) => [id, versioning]);
    expect(versioned).toMatchObject([
      ['aws_s3_bucket.logs[0]', { state: 'known', value: true }],
      ['aws_s3_bucket.logs[1]', { state: 'known', value: true }],
      ['aws_s3_bucket.replica', { state: 'known', value: false, byDefault: true }],
    ]);
  });
});

describe('a state', () => {
  const state = readTerraformPlan('state.json', fixture('state.json'));

  it('is read like a plan', () => {
    expect(state.files).toEqual([{ path: 'state.json', status: 'read' }]);
    expect(state.resources.map(({ id, region }) => [id, region])).toEqual([
      ['module.messaging["eu"].aws_sqs_queue.orders', 'eu-central-1'],
    ]);
  });

  it('shows no sensitive text, but sensitive numbers', () => {
    expect(plain(state.resources[0]!.properties)).toEqual({
      arn: 'arn:aws:sqs:eu-central-1:111122223333:orders',
      fifo_queue: false,
      id: 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders',
      kms_master_key_id: ['? sensitive value'],
      message_retention_seconds: 345600,
      name: 'orders',
    });
  });

  it('may be empty', () => {
    const empty = readTerraformPlan('state.json', '{"format_version":"1.0"}');
    expect(empty).toEqual({
      sort: 'state',
      resources: [],
      files: [{ path: 'state.json', status: 'read' }],
      diagnostics: [],
    });
  });
});

describe('something else', () => {
  it.each([
    ['{', 1],
    ['{\n"format_version": "1.2",\n x}', 3],
    ['[]', 1],
    ['null', 1],
    ['"text"', 1],
    ['{"format_version":"1.0","provider_schemas":{}}', 1],
    ['{"planned_values":{"root_module":{}}}', 1],
    ['{"format_version":"1.2","planned_values":[1,2]}', 1],
    ['{"format_version":"1.2","planned_values":{"root_module":[1,2]}}', 1],
    ['{"format_version":"1.2","values":"x"}', 1],
  ])('%j is skipped with a diagnostic', (text, line) => {
    const { resources, files, diagnostics } = readTerraformPlan('x.json', text);
    expect(resources).toEqual([]);
    expect(files).toEqual([{ path: 'x.json', status: 'skipped', reason: expect.any(String) }]);
    expect(diagnostics).toEqual([{ severity: 'error', message: expect.any(String), file: 'x.json', line }]);
  });

  it.each([
    ['{"format_version":"1.2","errored":true,"planned_values":{"root_module":{}}}'],
    ['{"format_version":"2.0","planned_values":{"root_module":{}}}'],
    ['{"format_version":"1.2","planned_values":{"root_module":{"resources":{"a":1}}}}'],
    ['{"format_version":"1.2","planned_values":{"root_module":{"resources":[1]}}}'],
    ['{"format_version":"1.2","planned_values":{"root_module":{"resources":[{"mode":"managed"}]}}}'],
    ['{"format_version":"1.2","planned_values":{"root_module":{"child_modules":[null]}}}'],
  ])('%s is read in part', (text) => {
    const { files, diagnostics } = readTerraformPlan('x.json', text);
    expect(files[0]!.status).toBe('partly');
    expect(diagnostics[0]!.severity).toBe('warning');
  });
});

describe('a hostile plan', () => {
  const withValues = (values: string, unknown = '{}'): string =>
    `{"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":"a.b","mode":"managed","type":"a","values":${values}}]}},"resource_changes":[{"address":"a.b","change":{"after_unknown":${unknown}}}]}`;

  it('keeps names that JavaScript knows as plain names', () => {
    const text = withValues('{"__proto__":{"x":1},"constructor":null,"toString":"y"}', '{"valueOf":true}');
    expect(plain(readTerraformPlan('x.json', text).resources[0]!.properties)).toEqual(
      Object.fromEntries([
        ['__proto__', { x: 1 }],
        ['toString', 'y'],
        ['valueOf', ['? known only after apply']],
      ]),
    );
  });

  it.each([
    ['values', withValues(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)],
    ['unknown values', withValues('{}', `${'{"a":'.repeat(5000)}true${'}'.repeat(5000)}`)],
    ['lists', withValues(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`)],
    [
      'modules',
      `{"format_version":"1.2","planned_values":{"root_module":${'{"child_modules":['.repeat(3000)}${']}'.repeat(3000)}}}`,
    ],
    [
      'module calls',
      `{"format_version":"1.2","planned_values":{"root_module":{}},"configuration":{"root_module":${'{"module_calls":{"a":{"module":'.repeat(3000)}{}${'}}}'.repeat(3000)}}}`,
    ],
  ])('with %s inside one another thousands of times is read', (_, text) => {
    expect(readTerraformPlan('x.json', text).files[0]!.status).not.toBe('skipped');
  });

  it('whose outputs lead in circles is read', () => {
    const circle = {
      format_version: '1.2',
      planned_values: {
        root_module: { resources: [{ address: 'a.b', mode: 'managed', type: 'a', values: { x: 'y' } }] },
      },
      configuration: {
        root_module: {
          resources: [{ address: 'a.b', expressions: { x: { references: ['module.m.o', 'module.m.p'] } } }],
          module_calls: {
            m: {
              expressions: { v: { references: ['module.m.o', 'module.m.p'] } },
              module: {
                outputs: {
                  o: { expression: { references: ['var.v'] } },
                  p: { expression: { references: ['var.v'] } },
                },
              },
            },
          },
        },
      },
    };
    expect(readTerraformPlan('x.json', JSON.stringify(circle)).resources).toHaveLength(1);
  });
});
