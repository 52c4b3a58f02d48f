import { capacityReservation } from '../../architecture/kinds/ec2-fleet.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const ec2CapacityReservationEnds = defineCheck({
  id: 'ec2-capacity-reservation-ends',
  kind: capacityReservation,
  title: 'Reserved capacity is given back by itself',
  why: 'A capacity reservation costs as much as the machines it keeps room for, used or not. One that was made for a launch and never ended pays for empty places month after month.',
  remediation:
    'Give the reservation an end date; where room must be kept for a disaster, say so in the claim.',
  links: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-create.html'],
  blindSpots: [
    'Terraform: room that is kept for a disaster has no end, so the check never contradicts.',
    'CloudFormation: room that is kept for a disaster has no end, so the check never contradicts.',
  ],
  examine: ({ endDateType, location }) => {
    if (endDateType.state === 'unresolved') return inconclusive(endDateType.reason, endDateType.location);
    return endDateType.state === 'known' && endDateType.value === 'limited'
      ? supports('The reservation has an end.', endDateType.location)
      : inconclusive('The reservation is paid for until somebody ends it.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ec2_capacity_reservation" "launch" {
  instance_type     = "c7i.8xlarge"
  instance_platform = "Linux/UNIX"
  availability_zone = "eu-west-1a"
  instance_count    = 10
  end_date_type     = "limited"
  end_date          = "2027-01-15T00:00:00Z"
}`,
      inconclusive: `
resource "aws_ec2_capacity_reservation" "launch" {
  instance_type     = "c7i.8xlarge"
  instance_platform = "Linux/UNIX"
  availability_zone = "eu-west-1a"
  instance_count    = 10
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Launch:
    Type: AWS::EC2::CapacityReservation
    Properties:
      InstanceType: c7i.8xlarge
      InstancePlatform: Linux/UNIX
      AvailabilityZone: eu-west-1a
      InstanceCount: 10
      EndDateType: limited
      EndDate: "2027-01-15T00:00:00Z"`,
    },
  },
});
