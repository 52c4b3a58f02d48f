import { ec2Instance } from '../../architecture/kinds/ec2.ts';
import { ecrRepository } from '../../architecture/kinds/ecr.ts';
import { inspectorEnabler } from '../../architecture/kinds/inspector.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const inspectorCoversWorkload = defineCheck({
  id: 'inspector-covers-workload',
  kind: inspectorEnabler,
  related: [ec2Instance, ecrRepository, lambdaFunction],
  title: 'Amazon Inspector scans what the code runs',
  why: 'Inspector looks for known holes in instances, images and functions, each only where it is told to. What it does not scan runs with holes that were published years ago.',
  remediation: 'Add the missing resource types: EC2, ECR, LAMBDA.',
  links: ['https://docs.aws.amazon.com/inspector/latest/user/scanning-resources.html'],
  blindSpots: ['Scanning that the organization switches on is not seen.'],
  examine: (enabler, { beside }) => {
    const { resourceTypes } = enabler;
    if (resourceTypes.state !== 'known') return 'not-applicable';
    const { values, open } = resourceTypes.value;
    const [reason] = open;
    const missing = [
      ...(values.includes('EC2') ? [] : beside(enabler, ec2Instance).slice(0, 1)),
      ...(values.includes('ECR') ? [] : beside(enabler, ecrRepository).slice(0, 1)),
      ...(values.some((type) => type.startsWith('LAMBDA'))
        ? []
        : beside(enabler, lambdaFunction).slice(0, 1)),
    ];
    if (reason !== undefined) return inconclusive(reason, resourceTypes.location);
    return missing.length === 0
      ? supports(`${values.join(', ')} is scanned.`, resourceTypes.location)
      : contradicts(`Nothing scans ${missing.map(({ id }) => id).join(', ')}.`, resourceTypes.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_inspector2_enabler" "main" {
  account_ids    = ["111122223333"]
  resource_types = ["EC2", "ECR", "LAMBDA"]
}`,
      contradicts: `
resource "aws_inspector2_enabler" "main" {
  account_ids    = ["111122223333"]
  resource_types = ["EC2"]
}

resource "aws_ecr_repository" "api" {
  name = "api"
}`,
      inconclusive: `
variable "types" {
  type = list(string)
}

resource "aws_inspector2_enabler" "main" {
  account_ids    = ["111122223333"]
  resource_types = [for type in ["EC2"] : "\${type}\${join("", var.types)}"]
}`,
    },
  },
});
