import { ssmDocument } from '../../architecture/kinds/ssm.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ssmSessionLogging = defineCheck({
  id: 'ssm-session-logging',
  kind: ssmDocument,
  title: 'Sessions of Session Manager are logged',
  why: 'Session Manager opens a shell on a server. Without a log of it nobody can tell afterwards what was typed: not in an investigation, and not when a change by hand has broken something.',
  remediation:
    'Name a log group (cloudWatchLogGroupName) or a bucket (s3BucketName) in the session preferences.',
  links: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html'],
  blindSpots: ['Documents for forwarding a port, whose traffic cannot be logged, are not judged.'],
  examine: ({ content, location, sessionLogBucket, sessionLogGroup, type }) => {
    if (type.state === 'unresolved') return inconclusive(type.reason, type.location);
    if (type.state !== 'known' || type.value !== 'Session') return 'not-applicable';
    const stated = [sessionLogGroup, sessionLogBucket];
    const logged = stated.find((log) => log.state === 'known' && log.value !== '');
    if (logged !== undefined)
      return supports('What is typed and shown in a session is kept.', logged.location);
    const open = [...stated, content].find(
      (log) => log.state === 'unresolved' && (log !== content || log.text === undefined),
    );
    if (open?.state === 'unresolved' && stated.some((log) => log.state === 'unresolved')) {
      return inconclusive(open.reason, open.location);
    }
    if (content.state === 'known' && /portType|localPortNumber/.test(content.value)) return 'not-applicable';
    if (content.state === 'known' && content.value.includes('"Port"')) return 'not-applicable';
    return contradicts('Nothing keeps what is typed and shown in a session.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ssm_document" "sessions" {
  name            = "SSM-SessionManagerRunShell"
  document_type   = "Session"
  document_format = "JSON"

  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { cloudWatchLogGroupName = "sessions", cloudWatchEncryptionEnabled = true }
  })
}`,
      contradicts: `
resource "aws_ssm_document" "sessions" {
  name            = "SSM-SessionManagerRunShell"
  document_type   = "Session"
  document_format = "JSON"

  content = jsonencode({
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { runAsEnabled = false }
  })
}`,
      inconclusive: `
resource "aws_ssm_document" "sessions" {
  name            = "SSM-SessionManagerRunShell"
  document_type   = "Session"
  document_format = "JSON"

  content = var.preferences
}

variable "preferences" {
  type = string
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Sessions:
    Type: AWS::SSM::Document
    Properties:
      Name: SSM-SessionManagerRunShell
      DocumentType: Session
      Content:
        schemaVersion: "1.0"
        sessionType: Standard_Stream
        inputs:
          s3BucketName: session-logs`,
      contradicts: `
Resources:
  Sessions:
    Type: AWS::SSM::Document
    Properties:
      Name: SSM-SessionManagerRunShell
      DocumentType: Session
      Content:
        schemaVersion: "1.0"
        sessionType: Standard_Stream
        inputs:
          cloudWatchLogGroupName: ""`,
    },
  },
});
