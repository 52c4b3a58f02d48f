import { iamUser } from '../../architecture/kinds/iam.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamUserNoConsolePassword = defineCheck({
  id: 'iam-user-no-console-password',
  kind: iamUser,
  title: 'IAM user has no password for the console',
  why: 'A password in IAM lives beside the directory of the company: nobody takes it away when its owner leaves, and the strong sign-in of the directory does not guard it.',
  remediation:
    'Let people sign in through IAM Identity Center or another identity provider, and keep IAM users with a password for emergencies only.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  blindSpots: [
    'Passwords set in the console are not seen.',
    'Whether a user is kept for emergencies is told by its name in the code.',
  ],
  examine: ({ consolePassword, declared, location }) => {
    if (consolePassword.state === 'unresolved')
      return inconclusive(consolePassword.reason, consolePassword.location);
    if (consolePassword.state === 'absent' || !consolePassword.value)
      return supports('The code gives the user no password.', location);
    return EMERGENCY.test(declared.id)
      ? inconclusive(
          'The user has a password; it seems to be kept for emergencies.',
          consolePassword.location,
        )
      : contradicts('The user signs in to the console with a password of its own.', consolePassword.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_user" "uploader" {
  name = "uploader"
}`,
      contradicts: `
resource "aws_iam_user" "dora" {
  name = "dora"
}

resource "aws_iam_user_login_profile" "dora" {
  user = aws_iam_user.dora.name
}`,
      inconclusive: `
resource "aws_iam_user" "break_glass" {
  name = "break-glass"
}

resource "aws_iam_user_login_profile" "break_glass" {
  user = aws_iam_user.break_glass.name
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Uploader:
    Type: AWS::IAM::User`,
      contradicts: `
Resources:
  Dora:
    Type: AWS::IAM::User
    Properties:
      LoginProfile:
        Password: '{{resolve:secretsmanager:dora}}'
        PasswordResetRequired: true`,
    },
  },
});

const EMERGENCY = /break.?glass|emergency/i;
