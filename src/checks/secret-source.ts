import type { Resource, Stated } from '../architecture/index.ts';
import type { Examination } from './check.ts';
import { contradicts, inconclusive, supports } from './expectations.ts';

/** CloudFormation's way of naming a secret that is read at deployment. */
const SECRET_REFERENCE = /\{\{resolve:(?:secretsmanager|ssm-secure):/;
const SECRET_STORE =
  /aws_(?:secretsmanager_secret|ssm_parameter)|random_password|resolve:(?:secretsmanager|ssm-secure)/;

/** Values that are there to be replaced. */
const PLACEHOLDER =
  /^(?:your|my|some|the|dummy|example|sample|placeholder|change|replace|insert|enter|to-?do|tbd|test|xxx|\*\*\*|\.\.\.)|^(?:x|secret|password|value|key|token|api-?_?key)$|<<|\b(?:enter|your|here|replace)\b/i;

/** A secret does not stand in the code as text. `what` begins the sentence: `The password`. */
export function expectSecretElsewhere(
  secret: Stated<string>,
  say: { readonly what: string; readonly absent?: { readonly message: string; readonly at: Resource } },
): Examination {
  switch (secret.state) {
    case 'absent':
      return say.absent === undefined ? 'not-applicable' : supports(say.absent.message, say.absent.at);
    case 'unresolved':
      return SECRET_STORE.test(secret.reason) || SECRET_STORE.test(secret.text ?? '')
        ? supports(`${say.what} comes from a secret store or is made up at deployment.`, secret.location)
        : inconclusive(`${say.what} comes from elsewhere: ${secret.reason}.`, secret.location);
    case 'known': {
      if (SECRET_REFERENCE.test(secret.value))
        return supports(`${say.what} is fetched from a secret store at deployment.`, secret.location);
      if (secret.value === '' || secret.value.includes('${'))
        return inconclusive(`${say.what} is not known from the code.`, secret.location);
      if (PLACEHOLDER.test(secret.value)) {
        return inconclusive(
          `${say.what} is a placeholder here; where the real value comes from is not seen.`,
          secret.location,
        );
      }
      return contradicts(`${say.what} stands in the code.`, secret.location);
    }
  }
}
