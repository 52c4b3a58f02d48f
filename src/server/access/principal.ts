/** What somebody may do in an account. Each role may do what those before it may. */
export const ROLES = ['reader', 'contributor', 'reviewer', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks: an access key, a person with a session, or anybody on loopback while there is no key. */
export interface Principal {
  /** 12 digits. */
  readonly account: string;
  /** `arn:aws:iam::<account>:user/<name>` */
  readonly arn: string;
  readonly role: Role;
  /** Id of the person, where it is one who signed in. */
  readonly person?: string;
}

/** Whether a role may do what asks for another. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** Whether a text names a role that this release knows. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** The ARN by which answers, shares and the audit trail name somebody: a key by its name, a person by their address. */
export function userArn(account: string, name: string): string {
  return `arn:aws:iam::${account}:user/${name}`;
}
