/** What a file is, judged by its name and its text. */
export type FileSort =
  | 'terraform'
  | 'terraform-plan'
  | 'cloudformation'
  | 'cdk-assembly'
  /** A service of the Serverless Framework, which makes a template of it when packaging. */
  | 'serverless-framework'
  /** YAML or JSON that is something else. */
  | 'other-document'
  /** A name that no reader looks at. */
  | 'unread';

const TERRAFORM = /\.(?:tf|tofu|tfvars)(?:\.json)?$/;
const DOCUMENT = /\.(?:ya?ml|json|template|cfn)$/i;

/** Whether the name alone says that a reader may want the file. */
export function isCandidate(path: string): boolean {
  return TERRAFORM.test(path) || DOCUMENT.test(path);
}

/** Only the beginning of a plan is needed to know it; everything else may need the whole text. */
export function recognise(path: string, text: string): FileSort {
  if (TERRAFORM.test(path)) return 'terraform';
  if (!DOCUMENT.test(path)) return 'unread';
  if (/\.json$/i.test(path) && isPlanBeginning(text.slice(0, 4096))) return 'terraform-plan';
  if (/(?:^|\/)manifest\.json$/.test(path) && text.includes('"artifacts"') && text.includes('"version"')) {
    return 'cdk-assembly';
  }
  if (isServerlessService(path, text)) return 'serverless-framework';
  return isTemplateText(text) ? 'cloudformation' : 'other-document';
}

/** `terraform show -json` writes its format version first, whatever the size of what follows. */
export function isPlanBeginning(beginning: string): boolean {
  return /^\s*\{\s*"format_version"\s*:/.test(beginning) && beginning.includes('"terraform_version"');
}

function isServerlessService(path: string, text: string): boolean {
  if (!/(?:^|\/)serverless(?:[.-][\w-]{1,50})?\.(?:ya?ml|json)$/i.test(path)) return false;
  return /(?:^\ufeff?|\n|[{,]\s*)["']?provider["']?[ \t]*:/.test(text);
}

/** A half-written template counts: whoever wrote `Resources` at the top wants to hear what is missing. */
function isTemplateText(text: string): boolean {
  if (text.includes('AWSTemplateFormatVersion') || text.includes('AWS::Serverless-')) return true;
  if (/(?:^\ufeff?|\n)["']?Resources["']?[ \t]*:/.test(text) || /^\s*\{[^{}[\]]*"Resources"\s*:/.test(text))
    return true;
  return /[{,]\s*["']?Resources["']?\s*:/.test(text) && /["']?Type["']?\s*:/.test(text);
}
