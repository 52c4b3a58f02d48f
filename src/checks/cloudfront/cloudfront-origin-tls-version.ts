import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const OLD = new Set(['SSLv3', 'TLSv1', 'TLSv1.1']);

export const cloudfrontOriginTlsVersion = defineCheck({
  id: 'cloudfront-origin-tls-version',
  kind: cloudfrontDistribution,
  title: 'CloudFront distribution uses TLS 1.2 or later towards its origins',
  why: 'Older versions of TLS have flaws that let somebody on the way read or change what is sent. As long as they are allowed, an attacker can make both ends fall back to them.',
  remediation: 'Allow TLSv1.2 alone for the origin.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
  ],
  examine: ({ origins }) => {
    if (origins.state === 'absent') return 'not-applicable';
    if (origins.state === 'unresolved') return inconclusive(origins.reason, origins.location);
    const findings = origins.value.items.flatMap(({ tlsVersions, protocolPolicy }): readonly Finding[] => {
      if (tlsVersions.state === 'absent') return [];
      if (protocolPolicy.state === 'known' && protocolPolicy.value === 'http-only') return [];
      if (tlsVersions.state === 'unresolved') return [inconclusive(tlsVersions.reason, tlsVersions.location)];
      const { values, open } = tlsVersions.value;
      const old = values.filter((version) => OLD.has(version));
      if (old.length > 0)
        return [
          contradicts(`CloudFront may use ${old.join(' and ')} towards the origin.`, tlsVersions.location),
        ];
      const [reason] = open;
      return [
        reason === undefined
          ? supports('CloudFront uses TLS 1.2 or later towards the origin.', tlsVersions.location)
          : inconclusive(reason, tlsVersions.location),
      ];
    });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudfront_distribution" "wiki" {
  enabled = true

  origin {
    origin_id   = "wiki"
    domain_name = "wiki.example.org"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}`,
      contradicts: `
resource "aws_cloudfront_distribution" "wiki" {
  enabled = true

  origin {
    origin_id   = "wiki"
    domain_name = "wiki.example.org"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1", "TLSv1.2"]
    }
  }
}`,
      inconclusive: `
variable "versions" {
  type = list(string)
}

resource "aws_cloudfront_distribution" "wiki" {
  enabled = true

  origin {
    origin_id   = "wiki"
    domain_name = "wiki.example.org"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = var.versions
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Wiki:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: wiki
            DomainName: wiki.example.org
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]`,
      contradicts: `
Resources:
  Wiki:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: wiki
            DomainName: wiki.example.org
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [SSLv3, TLSv1.2]`,
    },
  },
});
