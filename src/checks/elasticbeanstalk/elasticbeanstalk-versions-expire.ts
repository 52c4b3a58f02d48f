import { beanstalkApplication } from '../../architecture/kinds/elasticbeanstalk.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const elasticbeanstalkVersionsExpire = defineCheck({
  id: 'elasticbeanstalk-versions-expire',
  kind: beanstalkApplication,
  title: 'Old versions of a Beanstalk application are deleted',
  why: 'Every deployment leaves a copy of the program in a bucket. Nobody deletes them, they are paid for by the month, and after a thousand versions the next deployment fails.',
  remediation: 'Add a version lifecycle that keeps the last releases and deletes their source from S3.',
  links: ['https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/applications-lifecycle.html'],
  blindSpots: ['A pipeline that deletes versions is not seen.'],
  examine: ({ versionLifecycle }) =>
    expectTrue(versionLifecycle, {
      supports: 'Old versions are deleted.',
      contradicts: 'Every version is kept until somebody deletes it.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_elastic_beanstalk_application" "portal" {
  name = "portal"

  appversion_lifecycle {
    service_role          = "arn:aws:iam::111122223333:role/beanstalk"
    max_count             = 50
    delete_source_from_s3 = true
  }
}`,
      contradicts: `
resource "aws_elastic_beanstalk_application" "portal" {
  name = "portal"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Portal:
    Type: AWS::ElasticBeanstalk::Application
    Properties:
      ResourceLifecycleConfig:
        ServiceRole: arn:aws:iam::111122223333:role/beanstalk
        VersionLifecycleConfig:
          MaxCountRule:
            Enabled: true
            MaxCount: 50`,
      contradicts: `
Resources:
  Portal:
    Type: AWS::ElasticBeanstalk::Application
    Properties:
      ApplicationName: portal`,
      inconclusive: `
Parameters:
  Lifecycle:
    Type: String
Resources:
  Portal:
    Type: AWS::ElasticBeanstalk::Application
    Properties:
      ResourceLifecycleConfig:
        VersionLifecycleConfig: !Ref Lifecycle`,
    },
  },
});
