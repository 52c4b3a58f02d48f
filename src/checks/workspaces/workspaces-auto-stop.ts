import { workspace } from '../../architecture/kinds/workspaces.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const workspacesAutoStop = defineCheck({
  id: 'workspaces-auto-stop',
  kind: workspace,
  title: 'WorkSpaces desktop stops when its user leaves',
  why: 'A desktop that is always on runs through nights, weekends and holidays, for a user who works forty of the 168 hours of a week. With automatic stop it is paid for by the hour and uses electricity only then.',
  remediation: 'Set the running mode to AUTO_STOP; keep ALWAYS_ON for people who work on it most of the day.',
  links: ['https://docs.aws.amazon.com/workspaces/latest/adminguide/running-mode.html'],
  blindSpots: [
    'Terraform: for somebody who works all day ALWAYS_ON is cheaper, so the check never contradicts.',
    'CloudFormation: for somebody who works all day ALWAYS_ON is cheaper, so the check never contradicts.',
  ],
  examine: ({ location, runningMode }) => {
    if (runningMode.state === 'unresolved') return inconclusive(runningMode.reason, runningMode.location);
    if (runningMode.state === 'absent')
      return inconclusive('The code does not state the running mode of the desktop.', location);
    return runningMode.value === 'AUTO_STOP'
      ? supports('The desktop stops when nobody uses it.', runningMode.location)
      : inconclusive('The desktop is always on, which pays only for long days of use.', runningMode.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_workspaces_workspace" "ada" {
  directory_id = "d-0a1b2c3d4e"
  bundle_id    = "wsb-0a1b2c3d4"
  user_name    = "ada"

  workspace_properties {
    running_mode                              = "AUTO_STOP"
    running_mode_auto_stop_timeout_in_minutes = 60
  }
}`,
      inconclusive: `
resource "aws_workspaces_workspace" "ada" {
  directory_id = "d-0a1b2c3d4e"
  bundle_id    = "wsb-0a1b2c3d4"
  user_name    = "ada"

  workspace_properties {
    running_mode = "ALWAYS_ON"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Ada:
    Type: AWS::WorkSpaces::Workspace
    Properties:
      DirectoryId: d-0a1b2c3d4e
      BundleId: wsb-0a1b2c3d4
      UserName: ada
      WorkspaceProperties:
        RunningMode: AUTO_STOP`,
    },
  },
});
