import { apprunnerService } from '../../architecture/kinds/apprunner.ts';
import { defineCheck } from '../check.ts';
import { expectOneOf } from '../expectations.ts';

export const apprunnerHealthCheck = defineCheck({
  id: 'apprunner-health-check',
  kind: apprunnerService,
  title: 'App Runner asks the program whether it is well',
  why: 'By default App Runner only tries whether the port is open. A program whose database is gone, or that hangs, keeps its port open and its place behind the load balancer, and every request to it fails.',
  remediation:
    'Set the protocol of the health check to HTTP, with a path that answers only when the program works.',
  links: ['https://docs.aws.amazon.com/apprunner/latest/dg/manage-configure-healthcheck.html'],
  examine: ({ healthCheckProtocol }) =>
    expectOneOf(healthCheckProtocol, ['HTTP'], {
      supports: 'The health check is a request to the program.',
      contradicts: 'The health check only tries the port.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_apprunner_service" "quiz" {
  service_name = "quiz"

  health_check_configuration {
    protocol = "HTTP"
    path     = "/health"
  }
}`,
      contradicts: `
resource "aws_apprunner_service" "quiz" {
  service_name = "quiz"
}`,
      inconclusive: `
variable "protocol" {
  type = string
}

resource "aws_apprunner_service" "quiz" {
  service_name = "quiz"

  health_check_configuration {
    protocol = var.protocol
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Quiz:
    Type: AWS::AppRunner::Service
    Properties:
      HealthCheckConfiguration:
        Protocol: HTTP
        Path: /health`,
      contradicts: `
Resources:
  Quiz:
    Type: AWS::AppRunner::Service
    Properties:
      HealthCheckConfiguration:
        Protocol: TCP`,
    },
  },
});
