import { defineKind, flag, items, link, number, presence, text, texts } from '../index.ts';

export const cloudfrontDistribution = defineKind({
  id: 'cloudfront-distribution',
  name: 'Amazon CloudFront distribution',
  terraform: 'aws_cloudfront_distribution',
  cloudformation: 'AWS::CloudFront::Distribution',
  attributes: {
    /** The default behaviour first, then those for path patterns. */
    cacheBehaviors: items({
      terraform: ['default_cache_behavior', 'ordered_cache_behavior'],
      cloudformation: ['DistributionConfig.DefaultCacheBehavior', 'DistributionConfig.CacheBehaviors'],
      fields: {
        pathPattern: text({ terraform: 'path_pattern', cloudformation: 'PathPattern' }),
        viewerProtocolPolicy: text({
          terraform: 'viewer_protocol_policy',
          cloudformation: 'ViewerProtocolPolicy',
        }),
        compress: flag({ terraform: 'compress', cloudformation: 'Compress', default: false }),
        cachePolicy: text({ terraform: 'cache_policy_id', cloudformation: 'CachePolicyId' }),
        targetOrigin: text({ terraform: 'target_origin_id', cloudformation: 'TargetOriginId' }),
        responseHeadersPolicy: link({
          terraform: 'response_headers_policy_id',
          cloudformation: 'ResponseHeadersPolicyId',
          relation: 'uses',
          to: ['cloudfront-response-headers-policy'],
        }),
        hasEdgeCode: presence({
          terraform: ['function_association', 'lambda_function_association'],
          cloudformation: ['FunctionAssociations', 'LambdaFunctionAssociations'],
        }),
        maximumTtlSeconds: number({ terraform: 'max_ttl', cloudformation: 'MaxTTL' }),
      },
    }),
    origins: items({
      terraform: 'origin',
      cloudformation: 'DistributionConfig.Origins',
      fields: {
        bucket: link({
          terraform: 'domain_name',
          cloudformation: 'DomainName',
          relation: 'routes-to',
          to: ['s3-bucket'],
        }),
        domainName: text({ terraform: 'domain_name', cloudformation: 'DomainName' }),
        originAccessControl: presence({
          terraform: 'origin_access_control_id',
          cloudformation: 'OriginAccessControlId',
        }),
        originAccessIdentity: text({
          terraform: 's3_origin_config.origin_access_identity',
          cloudformation: 'S3OriginConfig.OriginAccessIdentity',
        }),
        customOrigin: presence({ terraform: 'custom_origin_config', cloudformation: 'CustomOriginConfig' }),
        originId: text({ terraform: 'origin_id', cloudformation: 'Id' }),
        responseTimeoutSeconds: number({
          terraform: 'custom_origin_config.origin_read_timeout',
          cloudformation: 'CustomOriginConfig.OriginReadTimeout',
          default: 30,
        }),
        protocolPolicy: text({
          terraform: 'custom_origin_config.origin_protocol_policy',
          cloudformation: 'CustomOriginConfig.OriginProtocolPolicy',
        }),
        tlsVersions: texts({
          terraform: 'custom_origin_config.origin_ssl_protocols',
          cloudformation: 'CustomOriginConfig.OriginSSLProtocols',
        }),
      },
    }),
    /** Everything that the distribution fetches from. */
    originTargets: link({
      terraform: 'origin.domain_name',
      cloudformation: 'DistributionConfig.Origins.DomainName',
      relation: 'routes-to',
      to: ['s3-bucket', 'elb-load-balancer'],
    }),
    originGroups: items({
      terraform: 'origin_group',
      cloudformation: 'DistributionConfig.OriginGroups.Items',
      fields: {
        groupId: text({ terraform: 'origin_id', cloudformation: 'Id' }),
        members: texts({ terraform: 'member.origin_id', cloudformation: 'Members.Items.OriginId' }),
      },
    }),
    certificate: link({
      terraform: 'viewer_certificate.acm_certificate_arn',
      cloudformation: 'DistributionConfig.ViewerCertificate.AcmCertificateArn',
      relation: 'uses',
      to: ['acm-certificate'],
    }),
    /** The Lambda functions that run at its edge locations. */
    edgeFunctions: link({
      terraform: [
        'default_cache_behavior.lambda_function_association.lambda_arn',
        'ordered_cache_behavior.lambda_function_association.lambda_arn',
      ],
      cloudformation: [
        'DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations.LambdaFunctionARN',
        'DistributionConfig.CacheBehaviors.LambdaFunctionAssociations.LambdaFunctionARN',
      ],
      relation: 'uses',
      to: ['lambda-function'],
    }),
    originFailover: presence({
      terraform: 'origin_group',
      cloudformation: 'DistributionConfig.OriginGroups.Items',
    }),
    minimumProtocolVersion: text({
      terraform: 'viewer_certificate.minimum_protocol_version',
      cloudformation: 'DistributionConfig.ViewerCertificate.MinimumProtocolVersion',
    }),
    defaultCertificate: flag({
      terraform: 'viewer_certificate.cloudfront_default_certificate',
      cloudformation: 'DistributionConfig.ViewerCertificate.CloudFrontDefaultCertificate',
      default: false,
    }),
    httpVersion: text({
      terraform: 'http_version',
      cloudformation: 'DistributionConfig.HttpVersion',
      default: { terraform: 'http2', cloudformation: 'http1.1' },
    }),
    webAcl: link({
      terraform: 'web_acl_id',
      cloudformation: 'DistributionConfig.WebACLId',
      relation: 'uses',
      to: ['wafv2-web-acl'],
    }),
    logBucket: link({
      terraform: 'logging_config.bucket',
      cloudformation: 'DistributionConfig.Logging.Bucket',
      relation: 'logs-to',
      to: ['s3-bucket'],
    }),
    accessLogs: presence({
      terraform: [
        'logging_config',
        { companion: 'aws_cloudwatch_log_delivery_source', joinedBy: 'resource_arn', at: '' },
      ],
      cloudformation: [
        'DistributionConfig.Logging',
        { companion: 'AWS::Logs::DeliverySource', joinedBy: 'ResourceArn', at: '' },
      ],
    }),
  },
});
