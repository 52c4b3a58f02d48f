import { secretsmanagerSecret } from '../../architecture/kinds/secretsmanager.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Values that ask to be replaced. */
const PLACEHOLDER =
  /^["\s]*(?:replace|change|place-?_?holder|dummy|to-?_?do\b|tbd\b|fill|to[ _-]be|set[ _-]me|insert|update[ _-]?me|your[ _-])/i;

/** The address of a server, without a user, a password or a path that could be one. */
const BARE_ADDRESS = /^[a-z][a-z0-9+.-]{0,20}:\/\/[^/@?#\s]{0,253}\/?$/i;

export const secretsmanagerValueNotInCode = defineCheck({
  id: 'secretsmanager-value-not-in-code',
  kind: secretsmanagerSecret,
  title: 'Secret gets its value from outside the code',
  why: 'A secret that stands in the code beside its own definition is no secret: everyone with access to the repository, its history or the state can read it.',
  remediation:
    'Let Secrets Manager generate the value, or put it in after deployment. Change the value that was in the code.',
  links: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html'],
  blindSpots: ['Terraform writes every value that it sets to its state, wherever it came from.'],
  examine: ({ generated, value, valueIgnoredChanges, valueSources, location }) => {
    if (generated.state === 'known' && generated.value)
      return supports('The value is generated.', generated.location);
    if (value.state === 'absent') return supports('The code does not set the value.', location);
    if (value.state === 'unresolved')
      return inconclusive(`The value comes from elsewhere: ${value.reason}.`, value.location);
    const source = valueSources.state === 'known' ? valueSources.value.targets[0] : undefined;
    if (source !== undefined) {
      return inconclusive(
        `The value is taken from ${source.id}; whether it is secret at all is not seen.`,
        value.location,
      );
    }
    if (BARE_ADDRESS.test(value.value)) {
      return inconclusive('The value is the address of a server, without a password.', value.location);
    }
    const setOnce = valueIgnoredChanges.state === 'known' ? valueIgnoredChanges.value.values : [];
    if (isPlaceholder(value.value)) {
      return inconclusive(
        'The code sets a placeholder; where the real value comes from is not seen.',
        value.location,
      );
    }
    return isEmpty(value.value) || setOnce.includes('secret_string') || setOnce.includes('all')
      ? inconclusive(
          'The code sets a first value only; where the later ones come from is not seen.',
          value.location,
        )
      : contradicts('The value stands in the code.', value.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_secretsmanager_secret" "partner_key" {
  name = "partner-key"
}`,
      contradicts: `
resource "aws_secretsmanager_secret" "partner_key" {
  name = "partner-key"
}

resource "aws_secretsmanager_secret_version" "partner_key" {
  secret_id     = aws_secretsmanager_secret.partner_key.id
  secret_string = "not-a-real-key"
}`,
      inconclusive: `
variable "partner_key" {
  type      = string
  sensitive = true
}

resource "aws_secretsmanager_secret" "partner_key" {
  name = "partner-key"
}

resource "aws_secretsmanager_secret_version" "partner_key" {
  secret_id     = aws_secretsmanager_secret.partner_key.id
  secret_string = var.partner_key
}`,
    },
    cloudformation: {
      supports: `
Resources:
  PartnerKey:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString:
        ExcludePunctuation: true`,
      contradicts: `
Resources:
  PartnerKey:
    Type: AWS::SecretsManager::Secret
    Properties:
      SecretString: not-a-real-key`,
    },
  },
});

/** A text that asks to be replaced, an address that ends in one, or a JSON object of nothing else. */
function isPlaceholder(value: string): boolean {
  const fields = fieldsOf(value);
  if (fields === undefined) return isToBeReplaced(value);
  return fields.length > 0 && fields.every((field) => typeof field === 'string' && isToBeReplaced(field));
}

function isToBeReplaced(text: string): boolean {
  return PLACEHOLDER.test(text) || /^\s*<[^<>]*>\s*$/.test(text) || /\/placeholder\/?$/i.test(text);
}

/** The values of a JSON object, or undefined where the text is not one. */
function fieldsOf(text: string): readonly unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? Object.values(parsed) : undefined;
  } catch {
    return undefined;
  }
}

/** No text at all, or a JSON form whose fields are all to be filled in. */
function isEmpty(value: string): boolean {
  return value.replaceAll(/"[^"]*"\s*:\s*""/g, '').replaceAll(/[\s{},]/g, '') === '';
}
