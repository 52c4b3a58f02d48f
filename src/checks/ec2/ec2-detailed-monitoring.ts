import type { Resource, ResourceOf } from '../../architecture/index.ts';
import { autoScalingGroup, scalingPolicy } from '../../architecture/kinds/autoscaling.ts';
import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { ec2Instance, launchTemplate } from '../../architecture/kinds/ec2.ts';
import { defineCheck, type Neighbours } from '../check.ts';
import { expectTrue } from '../expectations.ts';

const BASIC_PERIOD_SECONDS = 300;

type Related =
  | typeof launchTemplate
  | typeof cloudwatchAlarm
  | typeof autoScalingGroup
  | typeof scalingPolicy;

export const ec2DetailedMonitoring = defineCheck({
  id: 'ec2-detailed-monitoring',
  kind: [ec2Instance, launchTemplate],
  related: [launchTemplate, cloudwatchAlarm, autoScalingGroup, scalingPolicy],
  title: 'EC2 instance reports its metrics every minute to what reacts to them',
  why: 'Without detailed monitoring an instance reports its load every five minutes. An alarm that looks every minute then sees gaps, and a group that scales on the load adds machines when the peak is already over.',
  remediation: 'Turn on detailed monitoring for instances that alarms or scaling look at.',
  links: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html'],
  blindSpots: [
    'Agents that send their own metrics are not seen.',
    'Instances without detailed monitoring are judged only where an alarm with a period under five minutes or a scaling policy looks at them.',
  ],
  examine: (resource, neighbours) => {
    const { detailedMonitoring } = resource;
    const isOff = detailedMonitoring.state === 'known' && !detailedMonitoring.value;
    const isLeft = isOff && detailedMonitoring.byDefault === true;
    const fromTemplate =
      isLeft &&
      'launchTemplate' in resource &&
      neighbours.follow(resource.launchTemplate, launchTemplate).length > 0;
    const reacting = reactsTo(resource, neighbours);
    if (fromTemplate || (isOff && reacting === undefined)) return 'not-applicable';
    return expectTrue(detailedMonitoring, {
      supports: 'Detailed monitoring is on.',
      contradicts: `Metrics arrive only every five minutes, too late for ${reacting?.id}.`,
    });
  },
  fix: {
    set: [{ attribute: 'detailedMonitoring', value: true }],
    caution: 'Detailed metrics are charged for each instance.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_instance" "gateway" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "m7g.medium"
  monitoring    = true
}`,
      contradicts: `
resource "aws_instance" "gateway" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "m7g.medium"
}

resource "aws_cloudwatch_metric_alarm" "load" {
  alarm_name          = "load"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 80
  evaluation_periods  = 5
  period              = 60
  dimensions          = { InstanceId = aws_instance.gateway.id }
}`,
      inconclusive: `
variable "monitored" {
  type = bool
}

resource "aws_instance" "gateway" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "m7g.medium"
  monitoring    = var.monitored
}`,
      'not-applicable': `
resource "aws_instance" "bastion" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t4g.nano"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Gateway:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        Monitoring:
          Enabled: true`,
      contradicts: `
Resources:
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        InstanceType: m7g.medium
  Gateways:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "2"
      MaxSize: "8"
      LaunchTemplate:
        LaunchTemplateId: !Ref Template
        Version: "1"
  Load:
    Type: AWS::AutoScaling::ScalingPolicy
    Properties:
      AutoScalingGroupName: !Ref Gateways
      PolicyType: TargetTrackingScaling`,
    },
  },
});

/** What looks at the load of the instance more often than every five minutes. Status checks come every minute anyway. */
function reactsTo(
  resource: ResourceOf<typeof ec2Instance> | ResourceOf<typeof launchTemplate>,
  { referrers }: Neighbours<Related>,
): Resource | undefined {
  if (resource.kind === 'ec2-instance') {
    return referrers(resource, cloudwatchAlarm, 'watched').find(
      ({ metrics, namespaces, periodSeconds }) =>
        namespaces.state === 'known' &&
        namespaces.value.values.includes('AWS/EC2') &&
        metrics.state === 'known' &&
        metrics.value.values.some((name) => !name.startsWith('StatusCheckFailed')) &&
        periodSeconds.state === 'known' &&
        periodSeconds.value < BASIC_PERIOD_SECONDS,
    );
  }
  return referrers(resource, autoScalingGroup, 'launchTemplate').flatMap((group) =>
    referrers(group, scalingPolicy, 'group'),
  )[0];
}
