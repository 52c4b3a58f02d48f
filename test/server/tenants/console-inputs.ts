import type { ConsoleAsked } from './console-send.ts';
import type { Tenant } from './tenant.ts';

/** What an account has besides what the API knows. */
export interface ConsoleTenant extends Tenant {
  readonly person: string;
  readonly accessKey: string;
  readonly architecture: string;
  readonly run: string;
  /** An item of the workload's improvement plan; the same plan has the same items in every account. */
  readonly item: string;
}

/** A template that an upload may consist of. */
export const TEMPLATE = 'Resources:\n  Images:\n    Type: AWS::S3::Bucket\n';

/** The choice whose risk is accepted in every account. */
export const ACCEPTED = { question: 'question_two', choice: 'choice_one' };

type Asked = (theirs: ConsoleTenant, own: ConsoleTenant) => readonly ConsoleAsked[];

const PASSWORD = 'correct horse battery staple';

const ofWorkload: Asked = ({ workload: workloadId }) => [{ path: { workloadId } }];
const ofRun: Asked = ({ workload, run: runId }, own) => [
  { path: { workloadId: workload, runId } },
  { path: { workloadId: own.workload, runId } },
];
const ofLens =
  (rest: Readonly<Record<string, string>>): Asked =>
  ({ workload: workloadId, lens }, own) => [
    { path: { workloadId, lens, ...rest } },
    { path: { workloadId: own.workload, lens, ...rest } },
  ];
const ofPerson =
  (body: object): Asked =>
  (theirs) => [{ path: { personId: theirs.person }, body }];

/** What each route of the console's API can be asked with the ids of somebody, in every place that takes one. */
export const CONSOLE_INPUTS: Readonly<Record<string, Asked>> = {
  whoAmI: () => [{}],
  changeOwnPassword: () => [{ body: { current: PASSWORD, password: PASSWORD } }],
  listPeople: () => [{}],
  createPerson: (_theirs, own) => [
    { body: { email: `new-${own.secret}@example.com`, name: own.secret, role: 'reader' } },
  ],
  updatePerson: ofPerson({ role: 'reviewer' }),
  setPassword: ofPerson({ password: PASSWORD }),
  listAccessKeys: () => [{}],
  createAccessKey: (_theirs, own) => [{ body: { name: `new-${own.secret}`, role: 'reader' } }],
  rotateAccessKey: (theirs) => [{ path: { accessKeyId: theirs.accessKey }, body: { graceHours: 1 } }],
  disableAccessKey: (theirs) => [{ path: { accessKeyId: theirs.accessKey } }],
  listAudit: (theirs) => [
    {},
    { query: { format: 'ndjson' } },
    { query: { resource: theirs.workloadArn } },
    { query: { actor: `arn:aws:iam::${theirs.account}:user/admin-${theirs.secret}` } },
  ],
  listArchitectures: ofWorkload,
  uploadArchitecture: ({ workload: workloadId }) => [
    { path: { workloadId }, query: { name: 'template.yaml' }, bytes: TEMPLATE },
  ],
  registerCheckout: ({ workload: workloadId }) => [
    { path: { workloadId }, body: { path: '/srv/checkouts' } },
  ],
  listCheckoutRoots: () => [{}],
  deleteArchitecture: ({ workload, architecture: architectureId }, own) => [
    { path: { workloadId: workload, architectureId } },
    { path: { workloadId: own.workload, architectureId } },
  ],
  startReview: (theirs, own) => [
    { path: { workloadId: theirs.workload }, body: {} },
    { path: { workloadId: theirs.workload }, body: { architecture: theirs.architecture } },
    { path: { workloadId: own.workload }, body: { architecture: theirs.architecture } },
  ],
  listRuns: ofWorkload,
  getRun: ofRun,
  getRunResult: ofRun,
  getReview: ofWorkload,
  cancelReview: ofRun,
  listQuestions: ofLens({}),
  getQuestion: ofLens({ question: 'question_one' }),
  listDisputes: ofWorkload,
  listItems: ofWorkload,
  putItem: ({ workload: workloadId, item }, own) => [
    { path: { workloadId, item }, body: { status: 'in-progress', note: own.secret } },
  ],
  listAcceptedRisks: ofWorkload,
  acceptRisk: (theirs, own) =>
    ofLens({ question: 'question_one', choice: 'choice_one' })(theirs, own).map((request) => ({
      ...request,
      body: { reason: own.secret, owner: own.secret, expires: '2099-12-31' },
    })),
  withdrawAcceptedRisk: ofLens(ACCEPTED),
  compareMilestones: ({ workload: workloadId }) => [
    { path: { workloadId }, query: { from: '1', to: '2' } },
    { path: { workloadId }, query: { from: '1' } },
  ],
  lensReviewReport: (theirs, own) =>
    ['html', 'json', 'csv'].flatMap((format) =>
      ofLens({})(theirs, own).map((request) => ({ ...request, query: { format } })),
    ),
  consolidatedReport: () => ['html', 'json', 'csv'].map((format) => ({ query: { format, shared: 'true' } })),
};
