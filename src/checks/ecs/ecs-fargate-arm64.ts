import { taskDefinition } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { expectOneOf } from '../expectations.ts';

export const ecsFargateArm64 = defineCheck({
  id: 'ecs-fargate-arm64',
  kind: taskDefinition,
  title: 'Fargate tasks run on energy-efficient Graviton processors',
  why: 'On Fargate, Graviton (arm64) costs about a fifth less than x86 by the hour and needs less electricity for the same work. A container image usually only needs another build.',
  remediation: 'Build the image for arm64 and set the CPU architecture of the runtime platform to ARM64.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-arm64.html'],
  blindSpots: [
    'Terraform: whether the images are built for Arm is not seen, so x86 is never held against a task.',
    'CloudFormation: whether the images are built for Arm is not seen, so x86 is never held against a task.',
  ],
  examine: ({ cpuArchitecture, launchTypes, operatingSystem }) => {
    if (launchTypes.state !== 'known' || !launchTypes.value.values.includes('FARGATE'))
      return 'not-applicable';
    if (operatingSystem.state === 'known' && operatingSystem.value !== 'LINUX') return 'not-applicable';
    const finding = expectOneOf(cpuArchitecture, ['ARM64'], {
      supports: 'The task runs on arm64.',
      contradicts: (architecture) =>
        `The task runs on ${architecture}; where its images are built for Arm, ARM64 does the same with less energy.`,
    });
    return finding.verdict === 'contradicts' ? { ...finding, verdict: 'inconclusive' } : finding;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_task_definition" "thumbs" {
  family                   = "thumbs"
  requires_compatibilities = ["FARGATE"]
  container_definitions    = jsonencode([{ name = "thumbs", image = "thumbs:1" }])

  runtime_platform {
    cpu_architecture = "ARM64"
  }
}`,
      inconclusive: `
resource "aws_ecs_task_definition" "thumbs" {
  family                   = "thumbs"
  requires_compatibilities = ["FARGATE"]
  container_definitions    = jsonencode([{ name = "thumbs", image = "thumbs:1" }])
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Thumbs:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      RuntimePlatform:
        CpuArchitecture: ARM64`,
      inconclusive: `
Resources:
  Thumbs:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      RuntimePlatform:
        CpuArchitecture: X86_64`,
    },
  },
});
