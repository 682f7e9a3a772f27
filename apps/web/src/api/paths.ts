import type {
  Account,
  ApiKey,
  BalanceRow,
  Client,
  Entry,
  FaultTold,
  Feed,
  FinancialYear,
  ImportPreview,
  Invitation,
  Job,
  Me,
  Page,
  QueueHealth,
  ServiceHealth,
  Session,
  TrialBalance,
  User,
  Voucher,
} from './resources.ts';

type Id = { id: string };
type Answer<Status extends number, Body> = { [S in Status]: { headers: Record<string, unknown>; content: { 'application/json': Body } } };
type Empty = { 204: { headers: Record<string, unknown>; content?: never } };
type Header = { 'If-Match'?: string; 'Idempotency-Key'?: string };
type Params<Query, Path> = Path extends Id
  ? { query?: Query; path: Path; header?: Header }
  : { query?: Query; path?: never; header?: Header };
type Call<Query, Path, Body, Responses> = {
  parameters: Params<Query, Path>;
  requestBody: { content: { 'application/json': Body } };
  responses: Responses;
};
type Ask<Query, Path, Responses> = { parameters: Params<Query, Path>; requestBody?: never; responses: Responses };
type Nothing = Record<never, never>;
type Paging = { limit?: number; cursor?: string };
type List<Query, Item> = Ask<Query & Paging, Nothing, Answer<200, Page<Item>>>;
type Get<Body> = Ask<Nothing, Id, Answer<200, Body>>;
type Post<Body, Responses> = Call<Nothing, Nothing, Body, Responses>;
type Act<Responses> = Ask<Nothing, Id, Responses>;
type Started = Answer<202, { job: Job }>;

export type ClientFields = Pick<Client, 'name' | 'orgNo' | 'kind' | 'timeZone'> & Partial<Pick<Client, 'managerId' | 'tier'>>;
export type FeedFields = { clientId: string; source: Feed['source']; config: Record<string, unknown> };
export type NewUser = Pick<User, 'name' | 'email' | 'role' | 'clientIds'> & { password?: string };
export type UserChange = Partial<NewUser> & { status?: 'active' | 'disabled' };
export type NewApiKey = { name: string; role?: string; clientIds?: string[]; expiresAt?: string };
export type Days = { from?: string; to?: string };

/** The calls of the API, in the form of openapi-typescript. */
export interface paths {
  '/api/setup': {
    get: Ask<Nothing, Nothing, Answer<200, { needed: boolean }>>;
    post: Post<{ token: string; name: string; email: string; password: string }, Answer<200, { ok: boolean }>>;
  };
  '/api/auth/sign-in/email': { post: Post<{ email: string; password: string }, Answer<200, { user: { id: string } }>> };
  '/api/auth/sign-out': { post: Ask<Nothing, Nothing, Empty> };
  '/api/me': { get: Ask<Nothing, Nothing, Answer<200, Me>> };
  '/api/me/sessions': { get: List<Nothing, Session> };
  '/api/me/sessions/{id}': { delete: Act<Empty> };
  '/api/api-keys': { get: List<Nothing, ApiKey>; post: Post<NewApiKey, Answer<201, { id: string; key: string }>> };
  '/api/api-keys/{id}': { delete: Act<Empty> };
  '/api/users': { get: List<Nothing, User>; post: Post<NewUser, Answer<201, User>> };
  '/api/users/{id}': { get: Get<User>; patch: Call<Nothing, Id, UserChange, Answer<200, User>>; delete: Act<Empty> };
  '/api/invitations': { post: Post<Pick<NewUser, 'email' | 'role' | 'clientIds'>, Answer<201, Invitation>> };
  '/api/invitations/accept': { post: Post<{ token: string; name: string; password: string }, Answer<201, User>> };
  '/api/auth/change-password': { post: Post<{ currentPassword: string; newPassword: string }, Empty> };
  '/api/clients': { get: List<{ q?: string; kind?: string; status?: string }, Client>; post: Post<ClientFields, Answer<201, Client>> };
  '/api/clients/{id}': { get: Get<Client>; patch: Call<Nothing, Id, Partial<ClientFields>, Answer<200, Client>>; delete: Act<Empty> };
  '/api/clients/{id}/restore': { post: Act<Answer<200, Client>> };
  '/api/datafeeds': { get: List<{ clientId?: string; status?: string }, Feed>; post: Post<FeedFields, Answer<201, Feed>> };
  '/api/datafeeds/{id}': {
    get: Get<Feed>;
    patch: Call<Nothing, Id, { config?: Record<string, unknown>; schedule?: Partial<Feed['schedule']> }, Answer<200, Feed>>;
    delete: Act<Empty>;
  };
  '/api/datafeeds/{id}/pause': { post: Act<Answer<200, Feed>> };
  '/api/datafeeds/{id}/resume': { post: Act<Answer<200, Feed>> };
  '/api/datafeeds/{id}/disconnect': { post: Act<Answer<200, Feed>> };
  '/api/datafeeds/{id}/connect': { post: Call<Nothing, Id, Nothing, Answer<200, { url: string }>> };
  '/api/datafeeds/{id}/sync': { post: Call<Nothing, Id, { from?: string; to?: string; full?: boolean }, Started> };
  '/api/jobs': { get: List<{ queue?: string; status?: string; clientId?: string; feedId?: string }, Job> };
  '/api/jobs/{id}': { get: Get<Job> };
  '/api/jobs/{id}/retry': { post: Act<Answer<200, Job>> };
  '/api/jobs/{id}/cancel': { post: Act<Answer<200, Job>> };
  '/api/imports': {
    post: {
      parameters: Params<Nothing, Nothing>;
      requestBody: { content: { 'multipart/form-data': { clientId: string; kind: string; file: Blob; dryRun?: string } } };
      responses: Answer<200, { preview: ImportPreview | null; faults: FaultTold[] }> & Started;
    };
  };
  '/api/vouchers': {
    get: List<Days & { clientId?: string; state?: string; series?: string; account?: string; q?: string; flagged?: string }, Voucher>;
  };
  '/api/vouchers/{id}': { get: Get<Voucher> };
  '/api/vouchers/{id}/history': { get: Ask<Paging, Id, Answer<200, Page<Voucher>>> };
  '/api/vouchers/{id}/source': { get: Ask<Nothing, Id, { 200: { headers: Record<string, unknown>; content: { 'text/plain': string } } }> };
  '/api/ledger-entries': { get: List<Days & { clientId?: string; account?: string }, Entry> };
  '/api/financial-years': { get: List<{ clientId?: string }, FinancialYear> };
  '/api/accounts': { get: List<{ clientId?: string }, Account> };
  '/api/trial-balance': { get: Ask<Days & { clientId: string }, Nothing, Answer<200, TrialBalance & { rows: BalanceRow[] }>> };
  '/api/admin/health': { get: Ask<Nothing, Nothing, Answer<200, { status: string; services: ServiceHealth[] }>> };
  '/api/admin/queues': { get: Ask<Nothing, Nothing, Answer<200, Page<QueueHealth>>> };
}
