import { ecsService } from '../../architecture/kinds/ecs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const ecsDeploymentCircuitBreaker = defineCheck({
  id: 'ecs-deployment-circuit-breaker',
  kind: ecsService,
  title: 'ECS service goes back by itself when a release does not start',
  why: 'Without a circuit breaker ECS starts a broken release again and again, for hours. With it, ECS gives up after a few failures and puts the last good release back.',
  remediation:
    'Turn on the deployment circuit breaker with rollback, or deploy through CodeDeploy with alarms.',
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html'],
  blindSpots: ['Rollbacks that CodeDeploy or another deployment tool makes are configured elsewhere.'],
  examine: ({ circuitBreaker, circuitBreakerRollback, deploymentController }) => {
    if (deploymentController.state === 'unresolved') {
      return inconclusive(deploymentController.reason, deploymentController.location);
    }
    if (deploymentController.state === 'known' && deploymentController.value !== 'ECS')
      return 'not-applicable';
    for (const part of [circuitBreaker, circuitBreakerRollback]) {
      if (part.state === 'unresolved') return inconclusive(part.reason, part.location);
    }
    if (circuitBreaker.state !== 'known' || !circuitBreaker.value) {
      return contradicts('The service has no deployment circuit breaker.', circuitBreaker.location);
    }
    if (circuitBreakerRollback.state === 'known' && circuitBreakerRollback.value) {
      return supports('A release that does not start is rolled back.', circuitBreaker.location);
    }
    return contradicts(
      'A release that does not start is stopped, but not rolled back.',
      circuitBreaker.location,
    );
  },
  fix: {
    set: [
      { attribute: 'circuitBreaker', value: true },
      { attribute: 'circuitBreakerRollback', value: true },
    ],
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecs_service" "catalog" {
  name          = "catalog"
  desired_count = 2

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}`,
      contradicts: `
resource "aws_ecs_service" "catalog" {
  name          = "catalog"
  desired_count = 2

  deployment_circuit_breaker {
    enable   = true
    rollback = false
  }
}`,
      inconclusive: `
variable "go_back" {
  type = bool
}

resource "aws_ecs_service" "catalog" {
  name          = "catalog"
  desired_count = 2

  deployment_circuit_breaker {
    enable   = true
    rollback = var.go_back
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Catalog:
    Type: AWS::ECS::Service
    Properties:
      DesiredCount: 2
      DeploymentConfiguration:
        DeploymentCircuitBreaker:
          Enable: true
          Rollback: true`,
      contradicts: `
Resources:
  Catalog:
    Type: AWS::ECS::Service
    Properties:
      DesiredCount: 2`,
      'not-applicable': `
Resources:
  Catalog:
    Type: AWS::ECS::Service
    Properties:
      DesiredCount: 2
      DeploymentController:
        Type: CODE_DEPLOY`,
    },
  },
});
