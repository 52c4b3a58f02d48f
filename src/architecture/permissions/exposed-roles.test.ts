import { describe, expect, it } from 'vitest';
import { exposedRoles } from './exposed-roles.ts';
import { usedRoles } from './used-roles.ts';
import { ofTerraform } from '../../../test/fixtures/permissions.ts';

describe('a role is exposed', () => {
  const FUNCTION = `
resource "aws_iam_role" "app" {
  assume_role_policy = "{}"
}

resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = aws_iam_role.app.arn
}
`;
  it.each([
    ['not by a function alone', '', []],
    [
      'by a function URL',
      `resource "aws_lambda_function_url" "api" {
  function_name      = aws_lambda_function.api.function_name
  authorization_type = "NONE"
}`,
      ['aws_iam_role.app by aws_lambda_function.api'],
    ],
    [
      'by an API that may call the function',
      `resource "aws_lambda_permission" "api" {
  function_name = aws_lambda_function.api.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
}`,
      ['aws_iam_role.app by aws_lambda_function.api'],
    ],
    [
      'by an instance with a public address',
      `resource "aws_iam_instance_profile" "web" {
  role = aws_iam_role.app.name
}

resource "aws_instance" "web" {
  associate_public_ip_address = true
  iam_instance_profile        = aws_iam_instance_profile.web.name
}`,
      ['aws_iam_role.app by aws_instance.web'],
    ],
  ])('%s', (_, text, roles) => {
    const found = ofTerraform(FUNCTION + text).derived(exposedRoles);
    expect([...found].map(([role, compute]) => `${role.id} by ${compute.id}`)).toEqual(roles);
  });
});

describe('a role is in use', () => {
  const ROLE = `
resource "aws_iam_role" "app" {
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = "{}"
}
`;
  it.each([
    ['not by what says its rights', '', []],
    [
      'by a function',
      `resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = aws_iam_role.app.arn
}`,
      ['aws_iam_role.app'],
    ],
    [
      'by a resource of a type that no kind describes',
      `resource "aws_example_thing" "x" {
  settings {
    role = aws_iam_role.app.arn
  }
}`,
      ['aws_iam_role.app'],
    ],
  ])('%s', (_, text, roles) => {
    const found = ofTerraform(ROLE + text).derived(usedRoles);
    expect([...found].map(({ id }) => id)).toEqual(roles);
  });
});
