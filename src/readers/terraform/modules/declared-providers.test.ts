import { describe, expect, it } from 'vitest';
import { readTerraform } from '../read-terraform.ts';

function idsIn(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const files = new Map([['main.tf', text], ...Object.entries(others)]);
  const { resources } = readTerraform({ paths: [...files.keys()], read: (path) => files.get(path) });
  return resources.filter(({ type }) => type === 'provider.aws').map(({ id }) => id);
}

describe('a configuration of the AWS provider', () => {
  it.each([
    ['without arguments', 'provider "aws" {}', []],
    ['with a role', 'provider "aws" {\n  assume_role {\n    role_arn = "arn:aws:iam::1:role/r"\n  }\n}', []],
    ['with an access key', 'provider "aws" {\n  access_key = "a"\n}', ['provider.aws']],
    ['with an alias', 'provider "aws" {\n  alias = "west"\n  token = "t"\n}', ['provider.aws.west']],
    ['of another provider', 'provider "cloudflare" {\n  token = "t"\n}', []],
  ])('stands among the resources where it states keys: %s', (_, text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });

  it('is named after the module that it stands in', () => {
    const inner = 'variable "key" {}\nprovider "aws" {\n  secret_key = var.key\n}';
    const text = 'module "store" {\n  source = "./store"\n  key    = "k"\n}';
    expect(idsIn(text, { 'store/main.tf': inner })).toEqual(['module.store.provider.aws']);
  });
});
