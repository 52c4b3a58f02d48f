import type { ResourceOf } from '../../architecture/index.ts';
import { subnet, vpc } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';
import { CLEAN_GRAMS_PER_KWH, gridGramsPerKwh, regionOfZone } from '../region-carbon.ts';

export const regionCarbonIntensity = defineCheck({
  id: 'region-carbon-intensity',
  kind: vpc,
  related: [subnet],
  title: 'Workload runs where electricity is clean',
  why: 'The same server causes eighty times as much CO2 from the grid in Mumbai as in Stockholm. For work that may run anywhere, the choice of the Region changes more than any tuning of the code.',
  remediation:
    'Put work that neither law nor distance binds to a place into a Region with a cleaner grid, and write down why the rest is where it is.',
  links: ['https://docs.aws.amazon.com/wellarchitected/latest/sustainability-pillar/sus_sus_region_a2.html'],
  blindSpots: [
    'Terraform: a Region with a dirtier grid can be right for law or distance, so the check never contradicts.',
    'CloudFormation: a Region with a dirtier grid can be right for law or distance, so the check never contradicts.',
    'The numbers are yearly averages of the grid; what AWS buys in renewable energy is not in them.',
  ],
  examine: (network, { referrers }) => {
    const region = network.declared.region ?? regionOfSubnets(referrers(network, subnet, 'vpc'));
    if (region === undefined) return 'not-applicable';
    const grams = gridGramsPerKwh(region);
    if (grams === undefined) return 'not-applicable';
    const message = `The grid of ${region} emits about ${Math.round(grams)} g CO2e for each kWh`;
    return grams < CLEAN_GRAMS_PER_KWH
      ? supports(`${message}.`, network)
      : inconclusive(`${message}; others are under ${CLEAN_GRAMS_PER_KWH} g.`, network);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.0.0/24"
  availability_zone = "eu-north-1a"
}`,
      inconclusive: `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.0.0/24"
  availability_zone = "ap-south-1a"
}`,
      'not-applicable': `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Main:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Main
      CidrBlock: 10.0.0.0/24
      AvailabilityZone: eu-west-3a`,
    },
  },
});

function regionOfSubnets(subnets: readonly ResourceOf<typeof subnet>[]): string | undefined {
  for (const { availabilityZone } of subnets) {
    const zone = availabilityZone.state === 'known' ? availabilityZone.value : '';
    const region = regionOfZone(zone);
    if (region !== undefined) return region;
  }
  return undefined;
}
