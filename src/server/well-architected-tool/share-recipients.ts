import { invalidFields } from './protocol/api-error.ts';

/** Whom something can be shared with. */
export type Recipient =
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'user'; readonly account: string }
  | { readonly kind: 'organization' };

const ACCOUNT = /^\d{12}$/;
const USER = /^arn:aws[-a-z]*:iam::(\d{12}):user\/\S+$/;
const ORGANIZATION =
  /^arn:aws[-a-z]*:organizations::\d{12}:(?:organization\/o-|ou\/o-[a-z0-9]{10,32}\/ou-)\S+$/;
/** `o-exampleorgid` or `ou-examplerootid111-exampleouid111`, which the API takes as well. */
const ORGANIZATION_ID = /^(?:o-[a-z0-9]{10,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})$/;

/** Reads whom a client wants to share with. Throws where that is nobody, or the owner itself. */
export function recipientOf(sharedWith: string, owner: string): Recipient {
  const recipient = parseRecipient(sharedWith);
  if (recipient === undefined)
    throw wrong(
      'expected an account id, the ARN of an IAM user, or the ARN or id of an organization or an organizational unit',
    );
  if (recipient.kind !== 'organization' && recipient.account === owner)
    throw wrong('expected somebody outside the account that owns what is shared');
  return recipient;
}

function parseRecipient(text: string): Recipient | undefined {
  if (ACCOUNT.test(text)) return { kind: 'account', account: text };
  const account = USER.exec(text)?.[1];
  if (account !== undefined) return { kind: 'user', account };
  return ORGANIZATION.test(text) || ORGANIZATION_ID.test(text) ? { kind: 'organization' } : undefined;
}

function wrong(message: string) {
  return invalidFields([{ Name: 'SharedWith', Message: message }]);
}
