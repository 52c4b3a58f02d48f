import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPropertyList, isPropertyMap, type Property, Unresolved } from '../../architecture/index.ts';
import type { ProjectFiles } from '../project-files.ts';
import { readTerraformPlan } from './read-terraform-plan.ts';

/** A plan of Terraform 1.11 and its code; scripts/make-plan-fixtures.ts makes it anew. */
const FOLDER = '../../../test/fixtures/terraform-plan/unknown-parts/';
const texts = new Map(
  ['main.tf', 'queue/main.tf', 'plan.json'].map((name) => [
    name,
    readFileSync(new URL(`${FOLDER}${name}`, import.meta.url), 'utf8'),
  ]),
);
const PLAN = texts.get('plan.json') ?? '';
const files: ProjectFiles = { paths: [...texts.keys()].toSorted(), read: (path) => texts.get(path) };
const plan = readTerraformPlan('plan.json', PLAN, files);
const alone = readTerraformPlan('plan.json', PLAN);

function property(readings: typeof plan, id: string, name: string): Property | undefined {
  const { value } = readings.resources.find((resource) => resource.id === id)?.properties ?? {};
  return value instanceof Map ? (value as ReadonlyMap<string, Property>).get(name) : undefined;
}

/** Open values by their outline, or by what they are a document of; `open` where nothing is known. */
function plain(of: Property | undefined): unknown {
  const value = of?.value;
  if (value instanceof Unresolved) return value.document ? plain(value.document) : (value.text ?? 'open');
  if (value === undefined || value === null) return value;
  if (isPropertyList(value)) return value.map(plain);
  return isPropertyMap(value)
    ? Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]))
    : value;
}

describe('what a plan leaves unknown because of one part', () => {
  it.each([
    [
      'aws_sqs_queue_policy.orders',
      'policy',
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: ['sqs:SendMessage'], Resource: 'open' }],
      },
    ],
    [
      'aws_iam_policy.keys',
      'policy',
      {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '${aws_kms_key.orders.arn}/${aws:username}' },
        ],
      },
    ],
    ['aws_iam_policy.named', 'description', 'Reads ${aws_sqs_queue.orders.name}'],
    [
      'aws_lambda_function.orders',
      'environment',
      [{ variables: { QUEUE: 'queue/${aws_sqs_queue.orders.name}', STAGE: 'live' } }],
    ],
    [
      'module.queue["mail"].aws_sqs_queue.this',
      'redrive_policy',
      { deadLetterTargetArn: 'open', maxReceiveCount: 4 },
    ],
  ])(
    'is known in its other parts from the code, with the variables of the plan: %s %s',
    (id, name, expected) => {
      expect(plain(property(plan, id, name))).toEqual(expected);
      expect(plain(property(alone, id, name))).not.toEqual(expected);
    },
  );

  it('stays unknown until it is applied, and comes from the resources that the plan names', () => {
    expect(property(plan, 'aws_sqs_queue_policy.orders', 'policy')?.value).toMatchObject({
      reason: 'known only after apply',
      references: [{ address: 'aws_sqs_queue.orders', attribute: 'arn' }],
    });
  });

  it('stays as it is where the code knows no more', () => {
    for (const [id, name] of [
      ['aws_sqs_queue_policy.orders', 'queue_url'],
      ['module.queue["mail"].aws_sqs_queue.this', 'kms_master_key_id'],
    ] as const) {
      expect(plain(property(plan, id, name))).toBe('open');
    }
  });

  it('is left to the code alone where the variables of a plan are beyond measure', () => {
    const variables = JSON.stringify(JSON.parse(PLAN).variables);
    const deep = `{"actions":{"value":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    const text = PLAN.replace(/"variables": \{[\s\S]*?\n \}/, `"variables": ${deep}`);
    expect(text).not.toContain(variables);
    expect(text).toContain(deep);
    const other = readTerraformPlan('plan.json', text, files);
    expect(plain(property(other, 'aws_iam_policy.named', 'description'))).toBe(
      'Reads ${aws_sqs_queue.orders.name}',
    );
  });

  it('shows nothing of a sensitive variable', () => {
    const main = texts.get('main.tf') ?? '';
    const masked = main.replace('default = "/"', 'default = "/"\n  sensitive = true');
    expect(masked).not.toBe(main);
    const read = (path: string) => (path === 'main.tf' ? masked : texts.get(path));
    const other = readTerraformPlan('plan.json', PLAN, { ...files, read });
    expect(JSON.stringify(plain(property(other, 'aws_iam_policy.keys', 'policy')))).not.toContain(
      'aws:username',
    );
  });

  it('is never taken from the code where the plan knows it', () => {
    const changed = new Map([
      ...texts,
      ['main.tf', texts.get('main.tf')?.replace('"orders.zip"', '"other.zip"') ?? ''],
    ]);
    const other = readTerraformPlan('plan.json', PLAN, { ...files, read: (path) => changed.get(path) });
    expect(plain(property(other, 'aws_lambda_function.orders', 's3_key'))).toBe('orders.zip');
  });
});
