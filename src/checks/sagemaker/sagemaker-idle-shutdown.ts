import type { Stated } from '../../architecture/index.ts';
import {
  sagemakerDomain,
  sagemakerNotebook,
  sagemakerNotebookLifecycle,
} from '../../architecture/kinds/sagemaker-studio.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const sagemakerIdleShutdown = defineCheck({
  id: 'sagemaker-idle-shutdown',
  kind: [sagemakerNotebook, sagemakerDomain],
  related: [sagemakerNotebookLifecycle],
  title: 'SageMaker notebooks stop when nobody uses them',
  why: 'People start a large machine for an hour of work and forget it. A notebook with a GPU that runs over one weekend costs as much as weeks of use, and its electricity serves nobody.',
  remediation:
    'In the domain turn on idle shutdown for JupyterLab and Code Editor. For notebook instances, run the auto-stop script in a lifecycle configuration.',
  links: [
    'https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-idle-shutdown.html',
    'https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html',
  ],
  blindSpots: ['A schedule from outside that stops notebooks is not seen.'],
  examine: (resource, { follow }) => {
    if ('idleShutdown' in resource) {
      const { idleShutdown } = resource;
      if (idleShutdown.state === 'unresolved')
        return inconclusive(idleShutdown.reason, idleShutdown.location);
      if (idleShutdown.state === 'known' && idleShutdown.value)
        return supports('Spaces of the domain stop when they are idle.', idleShutdown.location);
      return contradicts('Spaces of the domain run until somebody stops them.', resource);
    }
    const { lifecycle } = resource;
    if (lifecycle.state === 'unresolved') return inconclusive(lifecycle.reason, lifecycle.location);
    if (lifecycle.state === 'absent')
      return contradicts('The notebook runs until somebody stops it.', resource);
    const [script] = follow(lifecycle, sagemakerNotebookLifecycle);
    if (script !== undefined && mentionsIdle(script.onStart))
      return supports(`${script.id} stops the notebook when it is idle.`, lifecycle.location);
    return inconclusive(
      'Whether the script of the notebook stops it when idle is not told by the code.',
      lifecycle.location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sagemaker_domain" "studio" {
  domain_name = "studio"
  auth_mode   = "IAM"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"
  subnet_ids  = ["subnet-0a1b2c3d4e5f60718"]

  default_user_settings {
    execution_role = "arn:aws:iam::111122223333:role/studio"

    jupyter_lab_app_settings {
      app_lifecycle_management {
        idle_settings {
          lifecycle_management    = "ENABLED"
          idle_timeout_in_minutes = 60
        }
      }
    }
  }
}`,
      contradicts: `
resource "aws_sagemaker_notebook_instance" "lab" {
  name          = "lab"
  role_arn      = "arn:aws:iam::111122223333:role/lab"
  instance_type = "ml.p3.2xlarge"
}`,
      inconclusive: `
resource "aws_sagemaker_notebook_instance" "lab" {
  name                  = "lab"
  role_arn              = "arn:aws:iam::111122223333:role/lab"
  instance_type         = "ml.p3.2xlarge"
  lifecycle_config_name = "packages"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Stop:
    Type: AWS::SageMaker::NotebookInstanceLifecycleConfig
    Properties:
      OnStart:
        - Content: !Base64 |
            #!/bin/bash
            echo "*/5 * * * * root python3 /opt/autostop.py --time 3600" > /etc/cron.d/autostop
  Lab:
    Type: AWS::SageMaker::NotebookInstance
    Properties:
      InstanceType: ml.t3.medium
      RoleArn: arn:aws:iam::111122223333:role/lab
      LifecycleConfigName: !GetAtt Stop.NotebookInstanceLifecycleConfigName`,
      contradicts: `
Resources:
  Lab:
    Type: AWS::SageMaker::NotebookInstance
    Properties:
      InstanceType: ml.t3.medium
      RoleArn: arn:aws:iam::111122223333:role/lab`,
    },
  },
});

/** Whether a script, as text or in base64, is about stopping when idle. */
function mentionsIdle(script: Stated<string>): boolean {
  if (script.state !== 'known') return false;
  const plain = /^[A-Za-z0-9+/=\s]+$/.test(script.value)
    ? Buffer.from(script.value, 'base64').toString('utf8')
    : script.value;
  return /auto-?_?stop|idle/i.test(plain) || /auto-?_?stop|idle/i.test(script.value);
}
