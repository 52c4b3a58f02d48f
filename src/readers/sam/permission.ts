import type { Written } from './nodes.ts';
import { ref, type ServerlessResource, type ServerlessTemplate } from './serverless-template.ts';

/** Leave for another service to call the function. */
export function addPermission(
  sam: ServerlessTemplate,
  from: ServerlessResource,
  name: string,
  principal: string,
  source?: Written,
  account?: Written,
  token?: Written,
): void {
  sam.add(`${from.id}${name}`, from, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: ref(from.id),
    Principal: principal,
    SourceArn: source,
    SourceAccount: account,
    EventSourceToken: token,
  });
}

/** The calls of one route, whatever the stage. */
export function routeArn(api: string, method: string, path: string): Written {
  const verb = method.startsWith('x-amazon-') ? '*' : method.toUpperCase();
  if (path === '$default') return callArn(api, '/*/*');
  const place = path.replace(/\{[^}]*\}/g, '*').replace(/^\//, '');
  return callArn(api, `/*/${verb}/${place}`);
}

function callArn(api: string, call: string): Written {
  const text = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}${call}`;
  return { 'Fn::Sub': [text, { Api: ref(api) }] };
}
