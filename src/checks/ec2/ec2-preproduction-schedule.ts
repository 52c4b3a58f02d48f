import {
  environmentOf,
  type Requirements,
  type Resource,
  type ResourceOf,
} from '../../architecture/index.ts';
import { autoScalingGroup, scheduledScaling } from '../../architecture/kinds/autoscaling.ts';
import { ec2Instance } from '../../architecture/kinds/ec2.ts';
import { rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck, type Neighbours } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

type Machine = ResourceOf<typeof autoScalingGroup | typeof ec2Instance | typeof rdsInstance>;
type Around = typeof autoScalingGroup | typeof ec2Instance | typeof rdsInstance | typeof scheduledScaling;

/** Names of the tags by which schedulers know what to stop: Instance Scheduler's own, and common ones. */
const SCHEDULE_TAG =
  /^(?:schedule|(?:instance|auto|stop|start|shutdown|uptime|office)[-_ :]?(?:scheduler?(?:-.*)?|start|stop|off|on|hours|time)|.*:schedule)$/i;

export const ec2PreproductionSchedule = defineCheck({
  id: 'ec2-preproduction-schedule',
  kind: [ec2Instance, autoScalingGroup, rdsInstance],
  related: [autoScalingGroup, ec2Instance, rdsInstance, scheduledScaling],
  title: 'Machines before production stop when nobody works',
  why: 'People test for some fifty of the 168 hours of a week. A test environment that runs through nights and weekends costs three times as much as one that stops, and uses as much more electricity, for nobody.',
  remediation:
    'Stop instances and databases by schedule (Instance Scheduler on AWS, EventBridge Scheduler) with a tag that says when, and give Auto Scaling groups scheduled actions.',
  links: [
    'https://docs.aws.amazon.com/solutions/latest/instance-scheduler-on-aws/solution-overview.html',
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html',
  ],
  blindSpots: [
    'A scheduler that knows its machines by other tags, or by the account, is not seen.',
    'The environment is known by the tags of the machine or from the review file.',
  ],
  examine: (machine, neighbours, requirements) => {
    if (!isBeforeProduction(machine, requirements)) return 'not-applicable';
    if (isScheduled(machine, neighbours)) return supports('A schedule stops the machine.', machine);
    const sibling = [
      ...neighbours.beside(machine, ec2Instance),
      ...neighbours.beside(machine, rdsInstance),
      ...neighbours.beside(machine, autoScalingGroup),
    ].find((other) => isBeforeProduction(other, requirements) && isScheduled(other, neighbours));
    if (sibling === undefined)
      return inconclusive('The code shows nothing that stops the machine when nobody works.', machine);
    return contradicts(`${sibling.id} stops by schedule, this machine does not.`, machine);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_instance" "test" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "m7g.large"

  tags = {
    Environment = "test"
    Schedule    = "office-hours"
  }
}`,
      contradicts: `
resource "aws_db_instance" "test" {
  engine         = "postgres"
  instance_class = "db.t4g.medium"

  tags = {
    Environment = "test"
    Schedule    = "office-hours"
  }
}

resource "aws_instance" "test" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "m7g.large"

  tags = {
    Environment = "test"
  }
}`,
      inconclusive: `
resource "aws_instance" "test" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "m7g.large"

  tags = {
    Environment = "test"
  }
}`,
      'not-applicable': `
resource "aws_instance" "shop" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "m7g.large"

  tags = {
    Environment = "production"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Test:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "1"
      MaxSize: "2"
      Tags:
        - Key: Environment
          Value: dev
          PropagateAtLaunch: true
  Night:
    Type: AWS::AutoScaling::ScheduledAction
    Properties:
      AutoScalingGroupName: !Ref Test
      Recurrence: 0 19 * * 1-5
      MinSize: 0
      DesiredCapacity: 0`,
      contradicts: `
Resources:
  Test:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      Tags:
        - Key: Environment
          Value: dev
        - Key: Schedule
          Value: office-hours
  Forgotten:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0a1b2c3d4e5f60718
      Tags:
        - Key: Environment
          Value: dev`,
    },
  },
});

function isBeforeProduction(machine: Resource, requirements: Requirements): boolean {
  const environment = environmentOf(machine, requirements);
  return environment.state === 'known' && environment.value === 'PREPRODUCTION';
}

function isScheduled(machine: Machine, { referrers }: Neighbours<Around>): boolean {
  if (referrers(machine, scheduledScaling, 'group').length > 0) return true;
  const { tags } = machine;
  return tags.state === 'known' && [...tags.value.keys()].some((name) => SCHEDULE_TAG.test(name));
}
