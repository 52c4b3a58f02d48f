import { describe, expect, it } from 'vitest';
import { type Property, propertiesAt, Unresolved } from '../../../architecture/index.ts';
import { readTerraform } from '../read-terraform.ts';

const FAILS = 'fails';

function valueOf(expression: string): unknown {
  const text = `resource "x_y" "a" {\n  v = try(${expression}, "${FAILS}")\n}\n`;
  const { resources } = readTerraform({ paths: ['main.tf'], read: () => text });
  const [found] = resources[0] === undefined ? [] : propertiesAt(resources[0].properties, 'v');
  return plain(found?.value ?? null);
}

function plain(value: Property['value']): unknown {
  if (value instanceof Unresolved) return value.reason;
  return value instanceof Map
    ? [...value].map(([key, item]) => `${key}=${String(item.value)}`).join(' ')
    : value;
}

/** Values of `terraform plan` with version 5.100 of the AWS provider. */
describe('functions of the AWS provider', () => {
  it.each([
    [
      'arn_parse("arn:aws:s3:::bucket/a:b/c")',
      'account_id= partition=aws region= resource=bucket/a:b/c service=s3',
    ],
    ['arn_parse("arn:::::x")', 'account_id= partition= region= resource=x service='],
    ['arn_parse("arn:a:b:c:d")', FAILS],
    ['arn_parse("nonsense")', FAILS],
    ['arn_parse("")', FAILS],
    ['arn_build("aws", "iam", "", "444455556666", "role/x")', 'arn:aws:iam::444455556666:role/x'],
    ['arn_build("", "", "", "", "")', 'arn:::::'],
    [
      'trim_iam_role_path("arn:aws:iam::444455556666:role/with/path/example")',
      'arn:aws:iam::444455556666:role/example',
    ],
    ['trim_iam_role_path("arn:aws:iam::444455556666:role/a/")', 'arn:aws:iam::444455556666:role/'],
    ['trim_iam_role_path("arn::iam:::role/a/b")', 'arn::iam:::role/b'],
    ['trim_iam_role_path("arn:aws:iam::444455556666:user/a/example")', FAILS],
    ['trim_iam_role_path("arn:aws:iam:eu-west-1:444455556666:role/a/example")', FAILS],
    ['trim_iam_role_path("arn:aws:s3::444455556666:role/a/example")', FAILS],
    ['trim_iam_role_path("arn:aws:iam::444455556666:role")', FAILS],
    ['trim_iam_role_path("x")', FAILS],
  ])('%s', (call, expected) => {
    expect(valueOf(`provider::aws::${call}`)).toBe(expected);
  });
});
