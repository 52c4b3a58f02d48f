import { describe, expect, it } from 'vitest';
import { secretIn, secretInScript } from './credential-literals.ts';

describe('a named value', () => {
  it.each([
    ['DB_PASSWORD', 'spring-rain-11', 'a password'],
    ['dbPassword', 'hunter22', 'a password'],
    ['SETTING', 'AKIAABCDEFGHIJKLMNOP', 'an AWS access key'],
    ['secret_key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'a secret'],
    ['API_TOKEN', '5f2d8c1b9e7a4630b1c2d3e4', 'a secret'],
    ['DATABASE_URL', 'postgres://shop:autumn-leaves@db.internal:5432/shop', 'a password inside a URL'],
  ])('%s = %s is %s', (name, value, secret) => {
    expect(secretIn(name, value)).toBe(secret);
  });

  it.each([
    ['DB_PASSWORD', '${var.password}'],
    ['DB_PASSWORD', '{{resolve:secretsmanager:db:SecretString:password}}'],
    ['DB_PASSWORD', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db'],
    ['DB_PASSWORD', '/shop/db/password'],
    ['USE_PASSWORD', 'false'],
    ['DB_PASSWORD_PARAMETER', 'shop-db-1'],
    ['TOKEN_TABLE', 'tokens-production-2024'],
    ['API_KEY', 'orders'],
    ['SITE', 'https://example.com/path'],
  ])('%s = %s is no secret', (name, value) => {
    expect(secretIn(name, value)).toBeUndefined();
  });
});

describe('a script', () => {
  it.each([
    ['#!/bin/sh\nexport DB_PASSWORD=winter-2024\n', 'a password (DB_PASSWORD)'],
    ['$password = "winter-2024"', 'a password (password)'],
    ['[client]\npassword = winter-2024', 'a password (password)'],
    ["define('DB_PASSWORD', 'winter-2024');", 'a password (DB_PASSWORD)'],
    ['aws configure set x AKIAABCDEFGHIJKLMNOP', 'an AWS access key'],
    ['cat <<EOF\n-----BEGIN RSA PRIVATE KEY-----\nEOF', 'a private key'],
  ])('%j holds %s', (script, secret) => {
    expect(secretInScript(script)).toBe(secret);
  });

  it.each([
    'create-user --must-change-password=false --password $secret',
    'export PASSWORD=$(aws secretsmanager get-secret-value --secret-id shop)',
    'PASSWORD="${1}"',
    '$Password = Generate-Password -Length 14',
  ])('%j holds none', (script) => {
    expect(secretInScript(script)).toBeUndefined();
  });

  it('is read in time that grows with its length only', () => {
    const long = `${'a'.repeat(300_000)}=${'-----BEGIN '.repeat(20_000)}`;
    expect(secretInScript(long)).toBeUndefined();
  });
});
