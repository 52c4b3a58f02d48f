import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { listener } from '../../architecture/kinds/elb.ts';
import { opensearchDomain } from '../../architecture/kinds/opensearch.ts';
import { dataClassOf, type ResourceOf, type Stated } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';
import { ENCRYPTION_FRAMEWORK } from '../encryption-framework.ts';

type Entry = ResourceOf<typeof listener | typeof cloudfrontDistribution | typeof opensearchDomain>;

const ONLY_13 = /TLS13-1-3|TLSv1\.3/;
const FROM_12 = /TLS13-1-[23]|TLS-1-2|FS-1-2|TLSv1\.[23]/;

function policyOf(entry: Entry): Stated<string> {
  return 'minimumProtocolVersion' in entry ? entry.minimumProtocolVersion : entry.tlsPolicy;
}

export const dataTransportFitsClass = defineCheck({
  id: 'data-transport-fits-class',
  kind: [listener, cloudfrontDistribution, opensearchDomain],
  title: 'Data travels under the TLS version its class asks for',
  why: 'TLS 1.3 drops every cipher that was ever broken and hides more of the handshake. For personal and financial data it is worth turning old clients away; for logs and settings TLS 1.2 is enough.',
  remediation:
    'Choose a TLS policy that starts at the version the class asks for. State the class by a tag such as DataClass, or in hexastyle.yaml.',
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
  ],
  blindSpots: [
    'Only resources whose class is stated are judged, and only where they name a TLS policy.',
    'OpenSearch domains offer no policy that starts at TLS 1.3.',
  ],
  examine: (entry, _neighbours, requirements) => {
    const dataClass = dataClassOf(entry, requirements);
    if (dataClass.state === 'absent') return 'not-applicable';
    if (dataClass.state === 'unresolved') return inconclusive(dataClass.reason, dataClass.location);
    const policy = policyOf(entry);
    if (policy.state === 'absent' || (policy.state === 'known' && policy.byDefault === true)) {
      return inconclusive('No TLS policy is named.', entry);
    }
    const { words, tls } = ENCRYPTION_FRAMEWORK[dataClass.value];
    const isNewest = 'fineGrainedAccessControl' in entry && tls === '1.3';
    if (isNewest && policy.state === 'known' && FROM_12.test(policy.value)) {
      return inconclusive(
        `${words} call for TLS 1.3; ${policy.value} is the most that a domain offers.`,
        policy.location,
      );
    }
    return expect(policy, (name) => (tls === '1.3' ? ONLY_13 : FROM_12).test(name), {
      supports: (name) => `${name} takes TLS ${tls} or newer.`,
      contradicts: (name) => `${words} call for TLS ${tls}; ${name} takes older versions.`,
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lb_listener" "members" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/members/1"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-3-2021-06"
  tags = {
    DataClass = "PII"
  }
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
    }
  }
}`,
      contradicts: `
resource "aws_lb_listener" "members" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/members/1"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  tags = {
    DataClass = "PII"
  }
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
    }
  }
}`,
      inconclusive: `
variable "tls" {
  type = string
}

resource "aws_lb_listener" "members" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/members/1"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.tls
  tags = {
    DataClass = "PII"
  }
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Logs:
    Type: AWS::OpenSearchService::Domain
    Properties:
      DomainEndpointOptions:
        EnforceHTTPS: true
        TLSSecurityPolicy: Policy-Min-TLS-1-2-2019-07
      Tags:
        - Key: DataClass
          Value: logs`,
      contradicts: `
Resources:
  Logs:
    Type: AWS::OpenSearchService::Domain
    Properties:
      DomainEndpointOptions:
        EnforceHTTPS: true
        TLSSecurityPolicy: Policy-Min-TLS-1-0-2019-07
      Tags:
        - Key: DataClass
          Value: logs`,
    },
  },
});
