import { classicLoadBalancer } from '../../architecture/kinds/elb.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const elbCrossZone = defineCheck({
  id: 'elb-cross-zone',
  kind: classicLoadBalancer,
  title: 'Classic Load Balancer spreads requests over the instances of all zones',
  why: 'Without balancing across zones, each zone gets an equal share of the requests however few instances it has. When one zone has lost most of its instances, those that are left are overrun while others idle.',
  remediation:
    'Turn on cross-zone load balancing, or move to an Application Load Balancer, where it is always on.',
  links: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-crosszone-lb.html'],
  blindSpots: [
    'Network Load Balancers are not judged: there, keeping traffic inside a zone can be a choice.',
  ],
  examine: ({ crossZone }) =>
    expectTrue(crossZone, {
      supports: 'Requests are spread over the instances of all zones.',
      contradicts: 'Requests stay in the zone in which they arrive.',
    }),
  fix: { set: [{ attribute: 'crossZone', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_elb" "legacy" {
  availability_zones = ["us-east-1a", "us-east-1b"]

  listener {
    lb_port           = 443
    lb_protocol       = "ssl"
    instance_port     = 8443
    instance_protocol = "ssl"
  }
}`,
      contradicts: `
resource "aws_elb" "legacy" {
  availability_zones        = ["us-east-1a", "us-east-1b"]
  cross_zone_load_balancing = false

  listener {
    lb_port           = 443
    lb_protocol       = "ssl"
    instance_port     = 8443
    instance_protocol = "ssl"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Legacy:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    Properties:
      AvailabilityZones: [us-east-1a, us-east-1b]
      CrossZone: true
      Listeners:
        - LoadBalancerPort: "443"
          InstancePort: "8443"
          Protocol: SSL`,
      contradicts: `
Resources:
  Legacy:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    Properties:
      AvailabilityZones: [us-east-1a, us-east-1b]
      Listeners:
        - LoadBalancerPort: "443"
          InstancePort: "8443"
          Protocol: SSL`,
      inconclusive: `
Parameters:
  Spread:
    Type: String
Resources:
  Legacy:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    Properties:
      AvailabilityZones: [us-east-1a, us-east-1b]
      CrossZone: !Ref Spread
      Listeners:
        - LoadBalancerPort: "443"
          InstancePort: "8443"
          Protocol: SSL`,
    },
  },
});
