import { ec2Instance } from '../../architecture/kinds/ec2.ts';
import { eksCluster } from '../../architecture/kinds/eks.ts';
import { guarddutyDetector } from '../../architecture/kinds/guardduty.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { rdsCluster } from '../../architecture/kinds/rds.ts';
import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const guarddutyProtectionPlans = defineCheck({
  id: 'guardduty-protection-plans',
  kind: guarddutyDetector,
  related: [lambdaFunction, s3Bucket, eksCluster, rdsCluster, ec2Instance],
  title: 'GuardDuty watches the services that the code uses',
  why: 'GuardDuty has a plan for each service: data in S3, logins to databases, traffic of functions. A plan that is off leaves its service unwatched, and the console still says that GuardDuty is on.',
  remediation: 'Turn on the protection plans of the services in use.',
  links: ['https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-features-activation-model.html'],
  blindSpots: ['Services in use outside this code are not seen.'],
  examine: (detector, { beside }) => {
    const { features } = detector;
    if (features.state === 'absent') return 'not-applicable';
    if (features.state === 'unresolved') return inconclusive(features.reason, features.location);
    const findings = features.value.items.map(({ name, status, location }) => {
      const plan = name.state === 'known' ? name.value : 'a plan';
      if (status.state !== 'known')
        return inconclusive(`Whether ${plan} is on is known only at deployment.`, location);
      if (status.value === 'ENABLED') return supports(`${plan} is on.`, location);
      const kind = WATCHED.get(plan);
      const [used] = kind === undefined ? [] : beside(detector, kind);
      return used === undefined
        ? undefined
        : contradicts(`${plan} is off, and ${used.id} is what it would watch.`, location);
    });
    const said = findings.filter((finding) => finding !== undefined);
    return said.length === 0 ? 'not-applicable' : said;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_guardduty_detector" "main" {}

resource "aws_guardduty_detector_feature" "lambda" {
  detector_id = aws_guardduty_detector.main.id
  name        = "LAMBDA_NETWORK_LOGS"
  status      = "ENABLED"
}`,
      contradicts: `
resource "aws_guardduty_detector" "main" {}

resource "aws_guardduty_detector_feature" "lambda" {
  detector_id = aws_guardduty_detector.main.id
  name        = "LAMBDA_NETWORK_LOGS"
  status      = "DISABLED"
}

resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = "arn:aws:iam::111122223333:role/api"
}`,
      inconclusive: `
variable "status" {
  type = string
}

resource "aws_guardduty_detector" "main" {}

resource "aws_guardduty_detector_feature" "lambda" {
  detector_id = aws_guardduty_detector.main.id
  name        = "LAMBDA_NETWORK_LOGS"
  status      = var.status
}`,
      'not-applicable': `
resource "aws_guardduty_detector" "main" {}

resource "aws_guardduty_detector_feature" "lambda" {
  detector_id = aws_guardduty_detector.main.id
  name        = "LAMBDA_NETWORK_LOGS"
  status      = "DISABLED"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Detector:
    Type: AWS::GuardDuty::Detector
    Properties:
      Enable: true
      Features:
        - Name: S3_DATA_EVENTS
          Status: ENABLED`,
      contradicts: `
Resources:
  Reports:
    Type: AWS::S3::Bucket
  Detector:
    Type: AWS::GuardDuty::Detector
    Properties:
      Enable: true
      Features:
        - Name: S3_DATA_EVENTS
          Status: DISABLED`,
    },
  },
});

type Watched =
  | typeof lambdaFunction
  | typeof s3Bucket
  | typeof eksCluster
  | typeof rdsCluster
  | typeof ec2Instance;

const WATCHED: ReadonlyMap<string, Watched> = new Map<string, Watched>([
  ['LAMBDA_NETWORK_LOGS', lambdaFunction],
  ['S3_DATA_EVENTS', s3Bucket],
  ['EKS_AUDIT_LOGS', eksCluster],
  ['RDS_LOGIN_EVENTS', rdsCluster],
  ['EBS_MALWARE_PROTECTION', ec2Instance],
]);
