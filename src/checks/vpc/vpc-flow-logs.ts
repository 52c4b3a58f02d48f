import { flowLog, subnet, vpc } from '../../architecture/kinds/vpc.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, supports } from '../expectations.ts';

export const vpcFlowLogs = defineCheck({
  id: 'vpc-flow-logs',
  kind: vpc,
  related: [subnet, flowLog],
  title: 'VPC keeps a record of its network traffic',
  why: 'Flow logs note who talked to whom, on which port, and whether it was let through. Without them nobody can tell after an incident what an intruder reached, nor why a connection fails.',
  remediation:
    'Add a flow log for the VPC that sends to an S3 bucket or a log group, with a limited time of keeping.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html'],
  blindSpots: ['Flow logs that are made outside this code, such as by a landing zone, are not seen.'],
  examine: (network, { referrers }) => {
    const own = network.flowLog;
    if (own.state === 'known' && !own.value) {
      const subnets = referrers(network, subnet, 'vpc');
      const logged = subnets.filter((item) => referrers(item, flowLog, 'subnet').length > 0);
      if (subnets.length > 0 && logged.length === subnets.length) {
        return supports('Every subnet of the VPC has a flow log.', network);
      }
    }
    return expectTrue(own, {
      supports: 'The VPC has a flow log.',
      contradicts: 'The VPC has no flow log.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_vpc" "plant" {
  cidr_block = "10.8.0.0/16"
}

resource "aws_flow_log" "plant" {
  vpc_id               = aws_vpc.plant.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = "arn:aws:s3:::plant-network-records"
}`,
      contradicts: `
resource "aws_vpc" "plant" {
  cidr_block = "10.8.0.0/16"
}`,
      inconclusive: `
variable "record_traffic" {
  type = bool
}

resource "aws_vpc" "plant" {
  count      = var.record_traffic ? 1 : 0
  cidr_block = "10.8.0.0/16"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Plant:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.8.0.0/16
  Record:
    Type: AWS::EC2::FlowLog
    Properties:
      ResourceId: !Ref Plant
      ResourceType: VPC
      TrafficType: ALL
      LogDestinationType: s3
      LogDestination: arn:aws:s3:::plant-network-records`,
      contradicts: `
Resources:
  Plant:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.8.0.0/16`,
    },
  },
});
