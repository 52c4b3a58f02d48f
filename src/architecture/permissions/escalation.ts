import type { PolicyStatement } from '../policy-document.ts';
import { awsManagedPolicyName } from './aws-managed-policies.ts';
import { both, type Covered, isListed, speaksOfAction } from './covered.ts';
import { evaluate } from './evaluation.ts';
import type { Grant, Permissions } from './identity-permissions.ts';

/** A way to get more rights than one has: all of these actions together, each allowed whatever it is done to. */
interface Way {
  readonly actions: readonly string[];
  readonly means: string;
}

/** The ways that are publicly known, each documented action by action in the IAM guides on permissions management. */
const WAYS: readonly Way[] = [
  { actions: ['iam:CreatePolicyVersion'], means: 'rewrite a policy of its own' },
  { actions: ['iam:SetDefaultPolicyVersion'], means: 'bring back an older, wider version of a policy' },
  { actions: ['iam:AttachUserPolicy'], means: 'attach any policy to a user' },
  { actions: ['iam:AttachGroupPolicy'], means: 'attach any policy to a group' },
  { actions: ['iam:AttachRolePolicy'], means: 'attach any policy to a role, its own included' },
  { actions: ['iam:PutUserPolicy'], means: 'write any policy into a user' },
  { actions: ['iam:PutGroupPolicy'], means: 'write any policy into a group' },
  { actions: ['iam:PutRolePolicy'], means: 'write any policy into a role, its own included' },
  { actions: ['iam:AddUserToGroup'], means: 'put a user into a group of administrators' },
  { actions: ['iam:CreateAccessKey'], means: 'make an access key of another user' },
  { actions: ['iam:CreateLoginProfile'], means: 'give another user a password that it knows' },
  { actions: ['iam:UpdateLoginProfile'], means: 'change the password of another user' },
  { actions: ['iam:UpdateAssumeRolePolicy'], means: 'let itself take on any role' },
  { actions: ['lambda:UpdateFunctionCode'], means: 'put code of its own into any function and use its role' },
  ...[
    ['ec2:RunInstances'],
    ['lambda:CreateFunction', 'lambda:InvokeFunction'],
    ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
    ['ecs:RegisterTaskDefinition', 'ecs:RunTask'],
    ['glue:CreateJob', 'glue:StartJobRun'],
    ['glue:CreateDevEndpoint'],
    ['cloudformation:CreateStack'],
    ['codebuild:CreateProject', 'codebuild:StartBuild'],
    ['sagemaker:CreateNotebookInstance'],
    ['sagemaker:CreateTrainingJob'],
    ['states:CreateStateMachine', 'states:StartExecution'],
    ['datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'],
  ].map((start) => ({
    actions: ['iam:PassRole', ...start],
    means: `start something with any role of the account (iam:PassRole with ${start.join(', ')})`,
  })),
];

const ADMINISTRATORS = new Set(['AdministratorAccess', 'PowerUserAccess', 'IAMFullAccess']);

export interface Escalation {
  readonly means: string;
  readonly answer: 'yes' | 'maybe';
  /** The statement that allows the first of the actions, where one is known. */
  readonly by: Grant | undefined;
}

/**
 * Ways in which a principal can widen its own rights. Statements that allow everything, or all of IAM, are left out:
 * who has them needs no detour.
 */
export function escalations(permissions: Permissions): readonly Escalation[] {
  const grants = permissions.grants.filter((grant) => !isForAdministrators(grant));
  const narrowed = { ...permissions, grants };
  if (!grants.some(({ statement }) => statement.effect === 'Allow')) return [];
  return WAYS.flatMap(({ actions, means }) => {
    const answers = actions.map((action) =>
      evaluate(narrowed, (statement) => speaksOfAll(statement, action)),
    );
    if (answers.some(({ by }) => by === undefined)) return [];
    const answer = both(...answers.map((item) => item.answer));
    return answer === 'no' ? [] : [{ means, answer, by: answers[0]?.by }];
  });
}

function isForAdministrators({ statement, policy }: Grant): boolean {
  const isWhole = statement.actions.values.some((action) => /^(?:\*|iam:\*|\*:\*)$/i.test(action));
  return (
    statement.effect === 'Allow' && (isWhole || ADMINISTRATORS.has(awsManagedPolicyName(policy) ?? policy))
  );
}

/** The statement allows the action on whatever it can be done to: a denial of a part of it counts as well. */
function speaksOfAll(statement: PolicyStatement, action: string): Covered {
  const spoken = speaksOfAction(statement, action);
  if (spoken === 'no') return 'no';
  const { resources, effect } = statement;
  const everything = isListed(resources, (text) => EVERYTHING.test(text));
  if (everything === 'yes') return spoken;
  return effect === 'Deny' ? both(spoken, 'maybe') : 'no';
}

/** `*`, and every role, user, group, policy or function of an account. */
const EVERYTHING =
  /^(?:\*|arn:[^:]*:[a-z0-9-]+:[^:]*:[^:]*:(?:\*|(?:role|user|group|policy|instance|task-definition)\/\*|function:\*))$/;
