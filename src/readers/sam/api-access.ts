import { type DocumentNode, valueAt } from '../../document/document.ts';
import { intrinsicCall } from '../cloudformation/intrinsic.ts';
import { picked, plainEntries, type Written, type WrittenMap } from './nodes.ts';
import { asWritten, ref, type ServerlessResource, type ServerlessTemplate } from './serverless-template.ts';

interface Authorizers {
  readonly auth: DocumentNode | undefined;
  /** Whether the API may call its authorizers unless they say otherwise. */
  readonly isDefault: boolean;
}

/** Leave for an API to call the functions that decide who may come in. */
export function addAuthorizerPermissions(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { auth, isDefault }: Authorizers,
): void {
  for (const { key, value } of plainEntries(valueAt(auth, 'Authorizers'))) {
    const functionArn = valueAt(value, 'FunctionArn');
    if (functionArn === undefined) continue;
    const asked = sam.text(
      valueAt(value, isDefault ? 'DisableFunctionDefaultPermissions' : 'EnableFunctionDefaultPermissions'),
      from,
    );
    const isAllowed = isDefault ? asked !== 'true' : asked === 'true';
    if (isAllowed) addAuthorizerPermission(sam, from, `${from.id}${key}AuthorizerPermission`, functionArn);
  }
}

export function addAuthorizerPermission(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  id: string,
  functionArn: DocumentNode,
): void {
  const source = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/authorizers/*';
  sam.add(id, from, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: functionArn,
    Principal: 'apigateway.amazonaws.com',
    SourceArn: { 'Fn::Sub': [source, { Api: ref(from.id) }] },
  });
}

interface Stage {
  readonly auth: DocumentNode | undefined;
  readonly stageId: string;
}

const SHARED = 'Serverless';

/** The usage plan of one API, or of all that share one, with a key. */
export function addUsagePlan(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { auth, stageId }: Stage,
): void {
  const plan = valueAt(auth, 'UsagePlan');
  const sort = plan === undefined ? undefined : sam.text(valueAt(plan, 'CreateUsagePlan'), from);
  if (plan === undefined || (sort !== 'PER_API' && sort !== 'SHARED')) return;
  const name = sort === 'SHARED' ? SHARED : from.id;
  sam.share(`${name}UsagePlan`, [{ api: from.id, stageId }], (stages) =>
    makeUsagePlan(sam, from, { name, plan, stages }),
  );
}

interface UsagePlan {
  readonly name: string;
  readonly plan: DocumentNode;
  readonly stages: readonly { readonly api: string; readonly stageId: string }[];
}

function makeUsagePlan(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  { name, plan, stages }: UsagePlan,
): void {
  sam.add(`${name}UsagePlan`, from, 'AWS::ApiGateway::UsagePlan', {
    ...asWritten(picked(plan, ['Description', 'Quota', 'Tags', 'Throttle', 'UsagePlanName'])),
    ApiStages: stages.map((one): WrittenMap => ({ ApiId: ref(one.api), Stage: ref(one.stageId) })),
  });
  sam.add(`${name}ApiKey`, from, 'AWS::ApiGateway::ApiKey', {
    Enabled: true,
    StageKeys: stages.map((one): Written => ({ RestApiId: ref(one.api), StageName: ref(one.stageId) })),
  });
  sam.add(`${name}UsagePlanKey`, from, 'AWS::ApiGateway::UsagePlanKey', {
    KeyId: ref(`${name}ApiKey`),
    KeyType: 'API_KEY',
    UsagePlanId: ref(`${name}UsagePlan`),
  });
}

/** The logical id that a `Ref` or `Fn::GetAtt` names. */
export function idReferred(node: DocumentNode | undefined): string | undefined {
  const call = node === undefined ? undefined : intrinsicCall(node);
  if (call?.name !== 'Ref' && call?.name !== 'GetAtt') return undefined;
  const { argument } = call;
  const first = argument.type === 'list' ? argument.items[0] : argument;
  return first?.type === 'scalar' ? String(first.value).split('.')[0] : undefined;
}
