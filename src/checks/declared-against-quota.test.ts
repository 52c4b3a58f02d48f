import { describe, expect, it } from 'vitest';
import { Architecture } from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { serviceQuota } from '../architecture/kinds/servicequotas.ts';
import { vpc } from '../architecture/kinds/vpc.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { defineCheck } from './check.ts';
import { expectWithinQuota, inSameRegion } from './declared-against-quota.ts';
import { gatherEvidence } from './gather-evidence.ts';

const check = defineCheck({
  id: 'test-vpcs',
  kind: vpc,
  related: [serviceQuota, vpc],
  title: 'VPCs fit',
  why: '',
  remediation: '',
  links: [],
  examples: {},
  examine: (resource, neighbours) => {
    const same = inSameRegion(resource, neighbours.beside(resource, vpc));
    if (same[0] !== resource) return 'not-applicable';
    const declared = { count: same.length, things: 'VPCs', at: resource };
    return expectWithinQuota(declared, { code: 'L-F678F1CE', byDefault: 5 }, resource, neighbours);
  },
});

function said(text: string): readonly string[] {
  const readings = readTerraform({
    paths: ['main.tf'],
    read: (path) => (path === 'main.tf' ? text : undefined),
  });
  return gatherEvidence(new Architecture(readings, kinds), [check]).map(
    ({ verdict, message }) => `${verdict}: ${message}`,
  );
}

const vpcs = (count: number) => `
resource "aws_vpc" "net" {
  count      = ${count}
  cidr_block = "10.\${count.index}.0.0/16"
}
`;

const request = (value: string, code = 'L-F678F1CE') => `
resource "aws_servicequotas_service_quota" "more" {
  quota_code   = "${code}"
  service_code = "vpc"
  value        = ${value}
}
`;

describe('what the code declares against a quota of five', () => {
  it.each([
    {
      when: 'it fits into the default',
      text: vpcs(5),
      expected: ['supports: The code declares 5 VPCs; the quota is 5 by default.'],
    },
    {
      when: 'it does not fit, and nothing is asked for',
      text: vpcs(6),
      expected: [
        'inconclusive: The code declares 6 VPCs; the quota is 5 unless it was raised, which the code does not ask for (L-F678F1CE).',
      ],
    },
    {
      when: 'another quota is asked for',
      text: vpcs(6) + request('10', 'L-0263D0A3'),
      expected: [
        'inconclusive: The code declares 6 VPCs; the quota is 5 unless it was raised, which the code does not ask for (L-F678F1CE).',
      ],
    },
    {
      when: 'enough is asked for',
      text: vpcs(6) + request('6'),
      expected: ['supports: The code declares 6 VPCs, and asks for a quota of 6.'],
    },
    {
      when: 'too little is asked for',
      text: vpcs(8) + request('7'),
      expected: ['contradicts: The code declares 8 VPCs, but asks for a quota of 7 only.'],
    },
    {
      when: 'how much is asked for is open',
      text: `${vpcs(6)}${request('var.vpcs')}variable "vpcs" {}`,
      expected: ['inconclusive: The quota that aws_servicequotas_service_quota.more asks for is not known.'],
    },
    {
      when: 'the Regions are two',
      text: `
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "frankfurt"
  region = "eu-central-1"
}
${vpcs(4)}
resource "aws_vpc" "second" {
  provider   = aws.frankfurt
  count      = 4
  cidr_block = "10.9.0.0/16"
}`,
      expected: [
        'supports: The code declares 4 VPCs; the quota is 5 by default.',
        'supports: The code declares 4 VPCs; the quota is 5 by default.',
      ],
    },
  ])('$when', ({ text, expected }) => {
    expect(said(text)).toEqual(expected);
  });
});
