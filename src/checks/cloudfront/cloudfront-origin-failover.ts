import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cloudfrontOriginFailover = defineCheck({
  id: 'cloudfront-origin-failover',
  kind: cloudfrontDistribution,
  title: 'CloudFront origin group leads to a second origin and is used',
  why: 'An origin group makes CloudFront try a second origin when the first one fails. A group that no behaviour uses, or whose two members are the same, looks like protection and gives none: nobody notices before the first failure.',
  remediation: 'Name the group, not one of its members, as the target of the cache behaviours.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html',
  ],
  blindSpots: ['A distribution without an origin group is not judged: whether it needs one is a decision.'],
  examine: ({ originGroups, cacheBehaviors, origins }) => {
    if (originGroups.state === 'absent') return 'not-applicable';
    if (originGroups.state === 'unresolved') return inconclusive(originGroups.reason, originGroups.location);
    if (cacheBehaviors.state !== 'known' || origins.state !== 'known') {
      return inconclusive('The cache behaviours of the distribution are not known.', originGroups.location);
    }
    const targets = new Set(
      cacheBehaviors.value.items.map(({ targetOrigin }) =>
        targetOrigin.state === 'known' ? targetOrigin.value : undefined,
      ),
    );
    const domains = new Map(
      origins.value.items.flatMap(({ originId, domainName }) =>
        originId.state === 'known' && domainName.state === 'known'
          ? ([[originId.value, domainName.value]] as const)
          : [],
      ),
    );
    const findings = originGroups.value.items.map(({ groupId, members, location }) => {
      if (groupId.state !== 'known')
        return inconclusive('The name of the origin group is not known.', location);
      const places =
        members.state === 'known' ? members.value.values.map((member) => domains.get(member)) : [];
      const [first, second] = places;
      if (places.length === 2 && first !== undefined && first === second) {
        return contradicts(`Both members of the origin group ${groupId.value} are ${first}.`, location);
      }
      if (targets.has(groupId.value)) {
        return supports(`The origin group ${groupId.value} is used.`, location);
      }
      return targets.has(undefined)
        ? inconclusive('Which origins the behaviours use is not known.', location)
        : contradicts(`No behaviour uses the origin group ${groupId.value}.`, location);
    });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudfront_distribution" "docs" {
  enabled = true

  origin {
    origin_id   = "first"
    domain_name = "docs-eu.s3.eu-west-1.amazonaws.com"
  }

  origin {
    origin_id   = "second"
    domain_name = "docs-us.s3.us-east-1.amazonaws.com"
  }

  origin_group {
    origin_id = "docs"

    failover_criteria {
      status_codes = [500, 503]
    }

    member {
      origin_id = "first"
    }

    member {
      origin_id = "second"
    }
  }

  default_cache_behavior {
    target_origin_id       = "docs"
    viewer_protocol_policy = "redirect-to-https"
  }
}`,
      contradicts: `
resource "aws_cloudfront_distribution" "docs" {
  enabled = true

  origin {
    origin_id   = "first"
    domain_name = "docs-eu.s3.eu-west-1.amazonaws.com"
  }

  origin {
    origin_id   = "second"
    domain_name = "docs-us.s3.us-east-1.amazonaws.com"
  }

  origin_group {
    origin_id = "docs"

    failover_criteria {
      status_codes = [500, 503]
    }

    member {
      origin_id = "first"
    }

    member {
      origin_id = "second"
    }
  }

  default_cache_behavior {
    target_origin_id       = "first"
    viewer_protocol_policy = "redirect-to-https"
  }
}`,
      inconclusive: `
variable "target" {
  type = string
}

resource "aws_cloudfront_distribution" "docs" {
  enabled = true

  origin {
    origin_id   = "first"
    domain_name = "docs-eu.s3.eu-west-1.amazonaws.com"
  }

  origin {
    origin_id   = "second"
    domain_name = "docs-us.s3.us-east-1.amazonaws.com"
  }

  origin_group {
    origin_id = "docs"

    failover_criteria {
      status_codes = [500]
    }

    member {
      origin_id = "first"
    }

    member {
      origin_id = "second"
    }
  }

  default_cache_behavior {
    target_origin_id       = var.target
    viewer_protocol_policy = "redirect-to-https"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Docs:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - { Id: first, DomainName: docs-eu.s3.eu-west-1.amazonaws.com }
          - { Id: second, DomainName: docs-us.s3.us-east-1.amazonaws.com }
        OriginGroups:
          Quantity: 1
          Items:
            - Id: docs
              FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [503] } }
              Members:
                Quantity: 2
                Items: [{ OriginId: first }, { OriginId: second }]
        DefaultCacheBehavior:
          TargetOriginId: docs
          ViewerProtocolPolicy: redirect-to-https`,
      contradicts: `
Resources:
  Docs:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - { Id: first, DomainName: docs-eu.s3.eu-west-1.amazonaws.com }
          - { Id: second, DomainName: docs-eu.s3.eu-west-1.amazonaws.com }
        OriginGroups:
          Quantity: 1
          Items:
            - Id: docs
              FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [503] } }
              Members:
                Quantity: 2
                Items: [{ OriginId: first }, { OriginId: second }]
        DefaultCacheBehavior:
          TargetOriginId: docs
          ViewerProtocolPolicy: redirect-to-https`,
    },
  },
});
