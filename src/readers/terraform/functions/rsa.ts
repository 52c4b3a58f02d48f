import { constants, createPrivateKey, type KeyObject, privateDecrypt } from 'node:crypto';
import { failure, Unknown, type Value } from '../values/value.ts';
import { bytesFromBase64 } from './encoding.ts';
import { define, type FunctionTable } from './function.ts';
import { isWellFormedUtf8 } from './utf8.ts';

/** RSA with PKCS #1 v1.5 padding, which is taken off here: the platform's own way hides whether it was right. */
function decrypted(text: string, pem: string): Value {
  const data = bytesFromBase64(text);
  if (data === undefined) return failure('the text is not base64');
  // OpenSSH's own form is one that Terraform reads and the platform does not.
  if (pem.includes('BEGIN OPENSSH PRIVATE KEY')) return new Unknown('rsadecrypt() of an OpenSSH key');
  const key = privateKeyFrom(pem);
  if (key === undefined) return failure('the key is not an RSA private key in PEM form');
  const message = unpadded(data, key);
  if (message === undefined) return failure('the text cannot be decrypted with the key');
  return isWellFormedUtf8(message)
    ? message.toString('utf8').normalize('NFC')
    : new Unknown('rsadecrypt() of bytes that are not text');
}

function privateKeyFrom(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** The message behind `00 02`, at least eight bytes that are not zero, and a zero. */
function unpadded(data: Buffer, key: KeyObject): Buffer | undefined {
  try {
    const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, data);
    const end = block.indexOf(0, 2);
    return block[0] === 0 && block[1] === 2 && end >= 10 ? block.subarray(end + 1) : undefined;
  } catch {
    return undefined;
  }
}

export const RSA_FUNCTIONS: FunctionTable = new Map([
  ['rsadecrypt', define(['string', 'string'], ([text, pem]) => decrypted(text, pem))],
]);
