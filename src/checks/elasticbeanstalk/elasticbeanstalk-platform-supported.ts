import { beanstalkEnvironment } from '../../architecture/kinds/elasticbeanstalk.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

/** Operating systems whose platforms AWS has retired: the first Amazon Linux (2022) and Windows before 2016. */
const RETIRED = /Amazon Linux (?:AMI|201\d)|Windows Server 20(?:08|12)/;

export const elasticbeanstalkPlatformSupported = defineCheck({
  id: 'elasticbeanstalk-platform-supported',
  kind: beanstalkEnvironment,
  title: 'Beanstalk platform still gets updates',
  why: 'AWS makes no more security updates for a retired platform. New holes in its system or runtime stay open for as long as the environment lives.',
  remediation:
    'Move to a platform on Amazon Linux 2023, best as a second environment with a swap of addresses.',
  links: [
    'https://docs.aws.amazon.com/elasticbeanstalk/latest/platforms/platforms-retiring.html',
    'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.migration-al.html',
  ],
  blindSpots: ['Platforms that the code leaves to a data source are not judged.'],
  examine: ({ platform }) => {
    if (platform.state === 'absent') return 'not-applicable';
    if (platform.state === 'known' && platform.value.includes('${'))
      return inconclusive('The platform is known only at deployment.', platform.location);
    return expect(platform, (value) => !RETIRED.test(value), {
      supports: (value) => `The platform is ${value}.`,
      contradicts: (value) => `AWS no longer updates ${value}.`,
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_elastic_beanstalk_environment" "portal" {
  name                = "portal"
  application         = "portal"
  solution_stack_name = "64bit Amazon Linux 2023 v6.6.1 running Node.js 22"
}`,
      contradicts: `
resource "aws_elastic_beanstalk_environment" "portal" {
  name                = "portal"
  application         = "portal"
  solution_stack_name = "64bit Amazon Linux 2018.03 v2.9.5 running Python 3.6"
}`,
      inconclusive: `
data "aws_elastic_beanstalk_solution_stack" "node" {
  most_recent = true
  name_regex  = "running Node.js"
}

resource "aws_elastic_beanstalk_environment" "portal" {
  name                = "portal"
  application         = "portal"
  solution_stack_name = data.aws_elastic_beanstalk_solution_stack.node.name
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Portal:
    Type: AWS::ElasticBeanstalk::Environment
    Properties:
      ApplicationName: portal
      SolutionStackName: 64bit Amazon Linux 2023 v4.5.0 running Corretto 21`,
      contradicts: `
Resources:
  Portal:
    Type: AWS::ElasticBeanstalk::Environment
    Properties:
      ApplicationName: portal
      SolutionStackName: 64bit Amazon Linux 2017.03 v2.5.0 running Java 8`,
    },
  },
});
