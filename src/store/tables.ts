import type { Generated } from 'kysely';

/**
 * The tables. Texts in `body` columns and their like are JSON; instants are milliseconds since 1970; a flag is 0 or 1. What is
 * the same on every engine stays the simplest type that every engine has.
 */
export interface Tables {
  account: AccountTable;
  access_key: AccessKeyTable;
  person: PersonTable;
  session: SessionTable;
  sign_in_attempt: SignInAttemptTable;
  workload: WorkloadTable;
  lens_review: LensReviewTable;
  answer: AnswerTable;
  milestone: MilestoneTable;
  lens: LensTable;
  lens_version: LensVersionTable;
  review_template: ReviewTemplateTable;
  profile: ProfileTable;
  profile_version: ProfileVersionTable;
  share: ShareTable;
  tag: TagTable;
  request_token: RequestTokenTable;
  audit: AuditTable;
  architecture: ArchitectureTable;
  review_run: ReviewRunTable;
  item_state: ItemStateTable;
  accepted_risk: AcceptedRiskTable;
  agent_profile: AgentProfileTable;
  agent_note: AgentNoteTable;
  agent_recommendation: AgentRecommendationTable;
}

/** A tenant. Nothing of one account is seen by another unless it was shared. */
export interface AccountTable {
  /** 12 digits. */
  id: string;
  name: string;
  created_at: number;
  /** Global settings of the API, and the account's quotas. */
  settings: string;
}

/** A key that programs sign requests with. */
export interface AccessKeyTable {
  id: string;
  account: string;
  name: string;
  role: string;
  /** The sealed first step of SigV4; the secret itself is nowhere. */
  sealed_secret: string;
  created_at: number;
  expires_at: number | null;
  disabled_at: number | null;
  /** To the hour. */
  used_at: number | null;
}

/** Somebody who signs in, with a password, through OpenID Connect, or both. */
export interface PersonTable {
  id: string;
  account: string;
  /** Lower case. */
  email: string;
  name: string;
  role: string;
  password_hash: string | null;
  /** Issuer and subject of the OpenID Connect provider. */
  oidc_subject: string | null;
  created_at: number;
  disabled_at: number | null;
}

/** A browser that somebody is signed in with. */
export interface SessionTable {
  /** SHA-256 of the cookie's value. */
  id_hash: string;
  person: string;
  created_at: number;
  expires_at: number;
  /** To the minute. */
  seen_at: number;
}

/** How often somebody tried to sign in without success. */
export interface SignInAttemptTable {
  /** Keyed hash of an e-mail address or a network address. */
  subject: string;
  failures: number;
  last_at: number;
  blocked_until: number;
}

/** A workload; what it says besides its name is JSON in `body`. */
export interface WorkloadTable {
  /** 32 hexadecimal digits. */
  id: string;
  account: string;
  region: string;
  name: string;
  /** The name without case and spaces, for uniqueness and order. */
  name_key: string;
  body: string;
  /** ARN of the profile it is reviewed with, and the version it was given. */
  profile: string | null;
  profile_version: string | null;
  created_at: number;
  updated_at: number;
  revision: number;
}

/** A lens applied to a subject: a workload (its id) or a review template (its ARN). */
export interface LensReviewTable {
  subject: string;
  /** ARN of the lens. */
  lens: string;
  version: string;
  /** Order in which the lenses were applied. */
  position: number;
  body: string;
  updated_at: number;
}

/** An answer to a question of a lens; a question that nobody answered has no row. */
export interface AnswerTable {
  subject: string;
  lens: string;
  question: string;
  pillar: string;
  /** In the API's words: UNANSWERED, HIGH, MEDIUM, NONE, NOT_APPLICABLE. */
  risk: string;
  body: string;
  updated_at: number;
  /** ARN of who wrote last. */
  updated_by: string | null;
  /** Counts the writes; an update names the one it read. */
  revision: number;
}

/** A workload as it was when somebody saved it. */
export interface MilestoneTable {
  workload: string;
  number: number;
  name: string;
  name_key: string;
  recorded_at: number;
  /** Counts and lenses of the time, for lists. */
  summary: string;
  /** The workload, its lens reviews and answers as they stood. */
  snapshot: string;
}

/** A custom lens; its content is in its versions. */
export interface LensTable {
  arn: string;
  account: string;
  name: string;
  name_key: string;
  created_at: number;
  updated_at: number;
  /** Set when there is neither a draft nor a version left that was not deleted. */
  deleted_at: number | null;
}

/** A version of a custom lens, or its draft. */
export interface LensVersionTable {
  lens: string;
  /** Empty for the draft. */
  version: string;
  is_major: number;
  /** The lens as JSON text. */
  content: string;
  description: string;
  created_at: number;
  /** A deleted version stays for the reviews and milestones that have it, and is applied to nothing new. */
  deleted_at: number | null;
  /** Order of publishing; 0 for the draft. */
  sequence: number;
}

/** A review template; its lenses and answers have it as their subject. */
export interface ReviewTemplateTable {
  arn: string;
  account: string;
  name: string;
  name_key: string;
  body: string;
  created_at: number;
  updated_at: number;
  revision: number;
}

/** A profile; its answers are in its versions. */
export interface ProfileTable {
  arn: string;
  account: string;
  name: string;
  name_key: string;
  description: string;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

/** What a profile answered at a time. */
export interface ProfileVersionTable {
  profile: string;
  version: string;
  sequence: number;
  body: string;
  created_at: number;
}

/** An invitation of another account or user to a resource, and what became of it. */
export interface ShareTable {
  /** 32 hexadecimal digits; the invitation has the same. */
  id: string;
  /** WORKLOAD, LENS, PROFILE or TEMPLATE. */
  kind: string;
  /** Id of the workload, ARN of the others. */
  resource: string;
  account: string;
  shared_with: string;
  permission: string;
  status: string;
  created_at: number;
  /** Until when a pending invitation may be accepted. */
  expires_at: number;
  updated_at: number;
}

/** A tag of a resource, which its ARN names. */
export interface TagTable {
  resource: string;
  key: string;
  value: string;
}

/** What was answered to a request with a token. */
export interface RequestTokenTable {
  account: string;
  operation: string;
  token: string;
  /** SHA-256 of the parameters. */
  parameters: string;
  response: string;
  created_at: number;
}

/** Every change: who, when, what, before, after. The database refuses to change or delete a row. */
export interface AuditTable {
  sequence: Generated<number>;
  at: number;
  account: string;
  actor: string;
  operation: string;
  resource: string;
  before: string | null;
  after: string | null;
}

/** Code that a workload is reviewed from. */
export interface ArchitectureTable {
  id: string;
  /** Id of the workload, or ARN of the agent profile it belongs to. */
  subject: string;
  /** archive, file or checkout. */
  kind: string;
  name: string;
  /** Folder or file below the folder of uploads, or the path of a checkout. */
  location: string;
  /** Bytes as unpacked; 0 for a checkout. */
  size: number;
  /** Entries of the archive that were left out, each with the reason, as JSON. */
  skipped: string;
  created_at: number;
  created_by: string;
}

/** A review of code: its place in the line, how it goes and what it found. */
export interface ReviewRunTable {
  id: string;
  /** Id of the workload, or ARN of the agent profile it ran for. */
  subject: string;
  architecture: string;
  /** Its name, which outlives it. */
  architecture_name: string;
  /** queued, running, done, failed, cancelled. */
  status: string;
  progress: string;
  requested_by: string;
  created_at: number;
  started_at: number | null;
  /** Who is at it, and when they last said so: one who falls silent is taken for dead. */
  worker: string | null;
  heartbeat_at: number | null;
  ended_at: number | null;
  error: string | null;
  /** Counts for lists. */
  summary: string | null;
  /** What people had said when it ended, as JSON: the lenses with their versions, answers and accepted risks. */
  statements: string | null;
  /** The ReviewResult of the code alone, as JSON text; what people said in the server is put beside it when it is shown. */
  result: string | null;
}

/** What people decided about an item of the improvement plan. */
export interface ItemStateTable {
  workload: string;
  item: string;
  owner: string | null;
  /** ISO date. */
  due: string | null;
  status: string;
  note: string | null;
  updated_at: number;
  revision: number;
}

/** A risk that people accepted until a day. */
export interface AcceptedRiskTable {
  workload: string;
  lens: string;
  question: string;
  choice: string;
  reason: string;
  owner: string;
  /** ISO date; holds to the end of that day. */
  expires: string;
  created_by: string;
  created_at: number;
  /** Counts the writes; an update names the one it read. */
  revision: number;
}

/** A profile of the API's agent. */
export interface AgentProfileTable {
  arn: string;
  account: string;
  name: string;
  body: string;
  created_at: number;
  updated_at: number;
  created_by: string;
  updated_by: string;
}

/** What an agent profile was told: a goal, a context, or what a generation was asked for (under the id of its run). */
export interface AgentNoteTable {
  id: string;
  profile: string;
  /** goal, context or generation. */
  kind: string;
  body: string;
  created_at: number;
  updated_at: number;
  created_by: string;
  updated_by: string;
}

/** What the agent recommends, and what people decided of it. */
export interface AgentRecommendationTable {
  arn: string;
  profile: string;
  /** Id of the review run. */
  generation: string;
  position: number;
  pillar: string;
  state: string;
  status: string;
  body: string;
  created_at: number;
  updated_at: number;
}
