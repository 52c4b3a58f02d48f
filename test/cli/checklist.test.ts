import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Checklists } from '../../src/review/checklists/index.ts';
import { addFiles, hexastyle, project, QUIET_CODE, ROOT, reviewRun } from './hexastyle.ts';

/** Two tables of which one holds personal data and has no key of its own, a cache, and a function on x86. */
const SHOP = `resource "aws_dynamodb_table" "members" {
  name         = "members"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  tags         = { DataClass = "PII" }
}

resource "aws_dynamodb_table" "prices" {
  name           = "prices"
  hash_key       = "id"
  read_capacity  = 5
  write_capacity = 5
}

resource "aws_dax_cluster" "prices" {
  cluster_name       = "prices"
  node_type          = "dax.r5.large"
  replication_factor = 3
  iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
}
`;

function run(cwd: string, ...args: readonly string[]) {
  return hexastyle(['checklist', '--date', '2026-11-21', ...args], cwd);
}

async function listsOf(cwd: string, ...args: readonly string[]): Promise<Checklists> {
  const { stdout } = await run(cwd, '--format', 'json', ...args);
  return JSON.parse(stdout) as Checklists;
}

function rowOf({ lists }: Checklists, id: string) {
  return lists.flatMap(({ rows }) => rows).find((row) => row.id === id);
}

describe('hexastyle checklist', () => {
  it('shows the architecture review unless another list is asked for', async () => {
    const { code, stdout } = await run(project(QUIET_CODE));
    expect(code).toBe(0);
    expect(stdout).toContain('Architecture review  0 to 100 %');
    expect(stdout).not.toContain('Security checklist');
  });

  it('writes JSON that follows its schema, all lists in one order', async () => {
    const lists = await listsOf(project({ 'main.tf': SHOP }), '--list', 'all');
    const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
    addFormats.default(ajv);
    const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/checklists.schema.json'), 'utf8'));
    const validate = ajv.compile(schema);
    expect(validate(lists) || validate.errors).toBe(true);
    expect(lists.lists.map(({ id }) => id)).toEqual(schema.$defs.list.properties.id.enum);
  });

  it('decides rows by the code, with the place', async () => {
    const lists = await listsOf(project({ 'main.tf': SHOP }), '--list', 'all');
    expect(rowOf(lists, 'pii')).toMatchObject({
      status: 'not-in-place',
      decidedBy: 'evidence',
      components: [{ kind: 'dynamodb-table', count: 1 }],
      places: [{ check: 'data-encryption-fits-class', resource: 'aws_dynamodb_table.members' }],
    });
    expect(rowOf(lists, 'table-throttling')).toMatchObject({
      status: 'not-in-place',
      components: [{ kind: 'dynamodb-table', count: 2 }],
      places: [{ resource: 'aws_dynamodb_table.prices' }],
    });
    expect(rowOf(lists, 'dax')).toMatchObject({ status: 'in-place', decidedBy: 'evidence' });
    expect(rowOf(lists, 'database-zone-failure')).toMatchObject({ status: 'not-applicable' });
  });

  it('decides rows about people by claims, and stands their objectives beside the tables', async () => {
    const folder = project({ 'main.tf': SHOP });
    const claims = 'claims:\n  SEC10-BP02: in-place\n  SEC10-BP07: in-place\n';
    addFiles(folder, { 'hexastyle.yaml': `${claims}objectives:\n  rto: 2min\n` });
    const lists = await listsOf(folder, '--list', 'security', '--list', 'failure-modes');
    expect(lists.lists).toHaveLength(2);
    expect(rowOf(lists, 'incident-response')).toMatchObject({ status: 'in-place', decidedBy: 'claim' });
    expect(rowOf(lists, 'table-throttling')?.rto).toMatchObject({ objectiveSeconds: 120, within: false });
  });

  it.each(['terminal', 'json', 'markdown', 'html', 'csv'])('writes %s', async (format) => {
    const { code, stdout } = await run(project({ 'main.tf': SHOP }), '--list', 'caching', '--format', format);
    expect(code).toBe(0);
    expect(stdout).toContain('DAX (DynamoDB)');
  });

  it('says what it knows where the list or the format is none', async () => {
    const folder = project(QUIET_CODE);
    const list = await run(folder, '--list', 'securty');
    expect([list.code, list.stderr]).toEqual([2, expect.stringContaining('did you mean security?')]);
    const format = await run(folder, '--format', 'sarif');
    expect([format.code, format.stderr]).toEqual([2, expect.stringContaining('expected one of terminal')]);
  });
});

describe('the HTML report of a review', () => {
  it('has the lists, folded away', async () => {
    const { stdout } = await reviewRun(project({ 'main.tf': SHOP }), '--format', 'html');
    expect(stdout).toContain('id="checklists"');
    expect(stdout.match(/<details class="question checklist">/g)).toHaveLength(8);
  });
});
