import { defineKind, text } from '../index.ts';

/** Only configurations that state keys are read. */
export const terraformProvider = defineKind({
  id: 'terraform-provider',
  name: 'Terraform provider for AWS with keys of its own',
  terraform: 'provider.aws',
  attributes: {
    accessKey: text({ terraform: 'access_key' }),
    secretKey: text({ terraform: 'secret_key' }),
    token: text({ terraform: 'token' }),
  },
});
