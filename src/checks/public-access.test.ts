import { describe, expect, it } from 'vitest';
import {
  known,
  policyDocument,
  propertyFromJson,
  type Stated,
  type PolicyDocument,
} from '../architecture/index.ts';
import { expectNoPublicGrant } from './public-access.ts';

const AT = { file: 'main.tf', line: 1 };
const SAY = { supports: 'closed', contradicts: 'open' };

function stated(...statements: readonly object[]): Stated<PolicyDocument> {
  return known(policyDocument([propertyFromJson({ Statement: statements }, AT)]), AT);
}

function verdicts(policy: Stated<PolicyDocument>): unknown {
  const examination = expectNoPublicGrant(policy, SAY);
  return Array.isArray(examination) ? examination.map(({ verdict }) => verdict) : examination;
}

describe('a policy', () => {
  const everyone = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' };

  it.each([
    ['a bare star', everyone],
    [
      'a star among AWS principals',
      { ...everyone, Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } },
    ],
    ['a star that needs TLS only', { ...everyone, Condition: { Bool: { 'aws:SecureTransport': true } } }],
    ['a star from every address', { ...everyone, Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }],
  ])('is open with %s', (_, statement) => {
    expect(verdicts(stated(statement))).toEqual(['contradicts']);
  });

  it.each([
    ['a named account', { ...everyone, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
    ['a service', { ...everyone, Principal: { Service: 'sns.amazonaws.com' } }],
    [
      'a star of one organization',
      { ...everyone, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
    ],
    [
      'a star for one source',
      { ...everyone, Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:sns:*:*:t' } } },
    ],
    ['a denied star', { ...everyone, Effect: 'Deny' }],
  ])('is closed with %s', (_, statement) => {
    expect(verdicts(stated(statement))).toMatchObject({ verdict: 'supports' });
  });

  it('that is not there is not looked at', () => {
    expect(expectNoPublicGrant({ state: 'absent', location: AT }, SAY)).toBe('not-applicable');
  });
});
