import { describe, expect, it } from 'vitest';
import { absent, known, type Stated, unresolved } from '../architecture/index.ts';
import { expectSecretElsewhere } from './secret-source.ts';

const AT = { file: 'main.tf', line: 1 };

describe('a secret', () => {
  it.each<[string, Stated<string>, string]>([
    ['as text', known('correct-horse-battery', AT), 'contradicts'],
    ['as a word to be replaced', known('CHANGEME', AT), 'inconclusive'],
    ['as a line to be filled in', known('Bearer <<Enter your key>>', AT), 'inconclusive'],
    ['as the word password', known('password', AT), 'inconclusive'],
    ['as a text with an open part', known('token-${…}', AT), 'inconclusive'],
    ['read by CloudFormation', known('{{resolve:secretsmanager:a:SecretString:b}}', AT), 'supports'],
    ['from a variable', unresolved('variable "password" has no value', AT), 'inconclusive'],
    [
      'from a secret',
      unresolved('data.aws_secretsmanager_secret_version.a is known at deployment', AT),
      'supports',
    ],
    ['made up', unresolved('random_password.a.result is known at deployment', AT), 'supports'],
  ])('%s', (_, secret, verdict) => {
    expect(expectSecretElsewhere(secret, { what: 'The password' })).toMatchObject({ verdict });
  });

  it('that is not written is nothing to look at', () => {
    expect(expectSecretElsewhere(absent(AT), { what: 'The password' })).toBe('not-applicable');
  });
});
