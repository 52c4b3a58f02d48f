import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { loadBalancer } from '../../architecture/kinds/elb.ts';
import { wafv2WebAcl, wafv2WebAclAssociation } from '../../architecture/kinds/wafv2.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const elbPublicWebAcl = defineCheck({
  id: 'elb-public-web-acl',
  kind: loadBalancer,
  related: [loadBalancer, wafv2WebAcl, wafv2WebAclAssociation, cloudfrontDistribution],
  title: 'Public Application Load Balancer stands behind a web application firewall',
  why: 'A web ACL inspects requests before they reach the application and turns away known attacks and floods. Where one has been set up but a public load balancer was forgotten, attackers simply use the door without it.',
  remediation: 'Associate a regional web ACL with the load balancer, or let only CloudFront reach it.',
  links: ['https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html'],
  blindSpots: [
    'Judged only where the code has a regional web ACL: elsewhere Firewall Manager may attach one.',
  ],
  examine: (balancer, { beside, follow, referrers }) => {
    const { type, internal } = balancer;
    if (type.state === 'known' && type.value !== 'application') return 'not-applicable';
    if (internal.state === 'known' && internal.value) return 'not-applicable';
    const [association] = referrers(balancer, wafv2WebAclAssociation, 'resource');
    if (association !== undefined)
      return supports(`A web ACL is associated (${association.id}).`, association);
    const front = beside(balancer, cloudfrontDistribution).find(
      ({ originTargets, webAcl }) =>
        webAcl.state !== 'absent' && follow(originTargets, loadBalancer).some(({ id }) => id === balancer.id),
    );
    if (front !== undefined) return supports(`${front.id}, which has a web ACL, stands in front.`, balancer);
    const regional = beside(balancer, wafv2WebAcl).filter(
      ({ scope }) => scope.state === 'known' && scope.value === 'REGIONAL',
    );
    const associations = beside(balancer, wafv2WebAclAssociation);
    if (regional.length + associations.length === 0) return 'not-applicable';
    if (type.state === 'unresolved' || internal.state !== 'known') {
      return inconclusive('The code does not tell whether the load balancer is public.', balancer);
    }
    const isOpen = associations.some(
      ({ resource }) =>
        resource.state !== 'known' || resource.value.open.length > 0 || resource.value.literals.length > 0,
    );
    if (isOpen)
      return inconclusive('It is not known which resources the web ACL is associated with.', balancer);
    return contradicts(
      'A regional web ACL is here, but this public load balancer is not associated with one.',
      balancer,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb" "portal" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}

resource "aws_wafv2_web_acl" "regional" {
  name  = "regional"
  scope = "REGIONAL"
}

resource "aws_wafv2_web_acl_association" "portal" {
  resource_arn = aws_lb.portal.arn
  web_acl_arn  = aws_wafv2_web_acl.regional.arn
}`,
      contradicts: `
resource "aws_lb" "portal" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}

resource "aws_lb" "admin" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}

resource "aws_wafv2_web_acl" "regional" {
  name  = "regional"
  scope = "REGIONAL"
}

resource "aws_wafv2_web_acl_association" "portal" {
  resource_arn = aws_lb.portal.arn
  web_acl_arn  = aws_wafv2_web_acl.regional.arn
}`,
      inconclusive: `
variable "protected" {
  type = string
}

resource "aws_lb" "portal" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}

resource "aws_wafv2_web_acl_association" "portal" {
  resource_arn = var.protected
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/portal/0a1b2c3d"
}`,
      'not-applicable': `
resource "aws_lb" "portal" {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a2b3c4d5e6f70819"]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Portal:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]
  Guard:
    Type: AWS::WAFv2::WebACLAssociation
    Properties:
      ResourceArn: !Ref Portal
      WebACLArn: arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/portal/0a1b2c3d`,
      contradicts: `
Resources:
  Portal:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Subnets: [subnet-0a1b2c3d4e5f60718, subnet-1a2b3c4d5e6f70819]
  Rules:
    Type: AWS::WAFv2::WebACL
    Properties:
      Scope: REGIONAL
      DefaultAction: { Allow: {} }`,
    },
  },
});
