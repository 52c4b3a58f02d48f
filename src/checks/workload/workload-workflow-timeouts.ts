import type { ResourceOf } from '../../architecture/index.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { stateMachine } from '../../architecture/kinds/stepfunctions.ts';
import { workflowTasks } from '../../architecture/topology/workflow-tasks.ts';
import { defineCheck, type Finding } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { templateFunction, terraformFunction } from '../request-examples.ts';

/** An Express workflow is ended after five minutes. */
const EXPRESS_SECONDS = 300;

export const workloadWorkflowTimeouts = defineCheck({
  id: 'workload-workflow-timeouts',
  kind: stateMachine,
  related: [lambdaFunction],
  title: 'State machine waits for a function until the function gives up itself',
  why: 'A task that is given up after ten seconds does not stop the function that it called. The state machine goes on as if the work had failed, and often tries again: then two copies do the same work side by side, and both may finish it.',
  remediation:
    'Set TimeoutSeconds of the task a little above the timeout of the function, and keep functions of Express workflows well under five minutes.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_mitigate_interaction_failure_client_timeouts.html',
    'https://docs.aws.amazon.com/step-functions/latest/dg/sfn-stuck-execution.html',
    'https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html',
  ],
  blindSpots: [
    'Tasks whose function is chosen while the state machine runs are not judged.',
    'Tasks without a limit of their own are judged in Express workflows only.',
  ],
  examine: (machine, { follow }) => {
    const { calls, type } = machine;
    const functions = follow(calls, lambdaFunction);
    if (functions.length === 0) return 'not-applicable';
    const byAddress = new Map(functions.map((lambda) => [lambda.id, lambda]));
    const tasks = workflowTasks(machine).flatMap((task) => {
      const [lambda] = task.addresses.flatMap((address) => byAddress.get(address) ?? []);
      return lambda === undefined || task.timeoutSeconds === undefined
        ? []
        : [ofTask(task.name, task.timeoutSeconds, lambda)];
    });
    const isExpress = type.state === 'known' && type.value === 'EXPRESS';
    const whole = isExpress ? functions.map((lambda) => ofExpress(lambda)) : [];
    const findings = [...tasks, ...whole];
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: machineWith(15, 10),
      contradicts: machineWith(10, 60),
      inconclusive: `
variable "seconds" {
  type = number
}
${machineWith(10, 'var.seconds')}`,
    },
    cloudformation: {
      supports: express(60),
      contradicts: express(600),
    },
  },
});

type Lambda = ResourceOf<typeof lambdaFunction>;

function ofTask(name: string, waits: number, { id, location, timeoutSeconds }: Lambda): Finding {
  if (timeoutSeconds.state !== 'known') return inconclusive(`The timeout of ${id} is not known.`, location);
  const facts = `Task ${name} waits ${waits} s for ${id}, which may take ${timeoutSeconds.value} s`;
  return timeoutSeconds.value <= waits
    ? supports(`${facts}.`, timeoutSeconds.location)
    : contradicts(`${facts}.`, timeoutSeconds.location);
}

function ofExpress({ id, location, timeoutSeconds }: Lambda): Finding {
  if (timeoutSeconds.state !== 'known') return inconclusive(`The timeout of ${id} is not known.`, location);
  const facts = `The Express workflow ends after ${EXPRESS_SECONDS} s; ${id} may take ${timeoutSeconds.value} s`;
  return timeoutSeconds.value < EXPRESS_SECONDS
    ? supports(`${facts}.`, timeoutSeconds.location)
    : contradicts(`${facts}.`, timeoutSeconds.location);
}

function machineWith(waits: number, works: number | string): string {
  return `
resource "aws_sfn_state_machine" "billing" {
  name     = "billing"
  role_arn = "arn:aws:iam::111122223333:role/billing"
  definition = jsonencode({
    StartAt = "Charge"
    States = {
      Charge = {
        Type           = "Task"
        Resource       = aws_lambda_function.charge.arn
        TimeoutSeconds = ${waits}
        End            = true
      }
    }
  })
}
${terraformFunction('charge', `timeout       = ${works}`)}`;
}

function express(works: number): string {
  return `
Resources:
  Billing:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      StateMachineType: EXPRESS
      RoleArn: arn:aws:iam::111122223333:role/billing
      Definition:
        StartAt: Charge
        States:
          Charge:
            Type: Task
            Resource: !GetAtt Charge.Arn
            End: true${templateFunction('Charge', `Timeout: ${works}`)}`;
}
